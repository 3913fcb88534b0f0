-- Who is alive: each server renews its own row. These times are by the clock of the database, so that servers whose own
-- clocks differ agree on them.
DROP TABLE culm_server;

CREATE TABLE culm_server (
    name VARCHAR(64) NOT NULL,
    incarnation VARCHAR(64) NOT NULL,
    started_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    draining BOOLEAN NOT NULL,
    consumers ${text} NOT NULL,
    PRIMARY KEY (name)
) ${table_options};
