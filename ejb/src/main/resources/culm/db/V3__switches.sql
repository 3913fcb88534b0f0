-- What is on or off for all servers.
CREATE TABLE culm_switch (
    name VARCHAR(64) NOT NULL,
    switched_on BOOLEAN NOT NULL,
    PRIMARY KEY (name)
) ${table_options};

INSERT INTO culm_switch (name, switched_on) VALUES ('freeze', FALSE);
