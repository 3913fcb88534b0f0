-- Users whose passwords are kept here, as algorithm:iterations:salt:hash.
CREATE TABLE culm_user (
    name VARCHAR(64) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    PRIMARY KEY (name)
) ${table_options};
