-- Who may do what: users with a password of their own or from a provider, what is granted to them, their API tokens. A run
-- belongs to a project; what is granted for the project '*' holds for all.
ALTER TABLE culm_user ADD COLUMN origin VARCHAR(16) DEFAULT 'LOCAL' NOT NULL;
ALTER TABLE culm_user ADD COLUMN disabled BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE culm_user ADD COLUMN created_at BIGINT DEFAULT 0 NOT NULL;

CREATE TABLE culm_grant (
    user_name VARCHAR(64) NOT NULL,
    project VARCHAR(64) NOT NULL,
    role VARCHAR(16) NOT NULL,
    PRIMARY KEY (user_name, project)
) ${table_options};

-- Who was there could do everything.
INSERT INTO culm_grant (user_name, project, role) SELECT name, '*', 'ADMIN' FROM culm_user;

CREATE TABLE culm_project (
    name VARCHAR(64) NOT NULL,
    title ${text},
    created_at BIGINT NOT NULL,
    PRIMARY KEY (name)
) ${table_options};

INSERT INTO culm_project (name, title, created_at) VALUES ('default', NULL, 0);

-- Of a token only its SHA-256 is kept: it is as long as a key, and nobody finds it by trying.
CREATE TABLE culm_api_token (
    id VARCHAR(64) NOT NULL,
    user_name VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    role VARCHAR(16),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (id)
) ${table_options};

CREATE UNIQUE INDEX culm_api_token_hash ON culm_api_token (hash);
CREATE INDEX culm_api_token_user ON culm_api_token (user_name);

ALTER TABLE culm_run ADD COLUMN project VARCHAR(64) DEFAULT 'default' NOT NULL;
CREATE INDEX culm_run_project ON culm_run (project, created_at DESC, id DESC);

-- One row for each changing call, refused ones too. Ids are in the order of time.
CREATE TABLE culm_audit (
    id VARCHAR(64) NOT NULL,
    happened_at BIGINT NOT NULL,
    actor VARCHAR(255) NOT NULL,
    door VARCHAR(16) NOT NULL,
    address VARCHAR(64),
    trace_id VARCHAR(64),
    action VARCHAR(64) NOT NULL,
    project VARCHAR(64),
    run_id VARCHAR(64),
    target VARCHAR(255),
    reason ${text},
    code VARCHAR(32) NOT NULL,
    state_before VARCHAR(16),
    state_after VARCHAR(16),
    changes ${text},
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_audit_run ON culm_audit (run_id, id);
CREATE INDEX culm_audit_actor ON culm_audit (actor, id);
