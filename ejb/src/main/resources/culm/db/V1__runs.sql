-- Times are microseconds since 1970-01-01T00:00:00Z: exact on every database, and in no time zone.
-- Columns of type ${text} hold JSON, but for names. Rows of a run refer to it without foreign keys:
-- every step of every run would pay for them.

CREATE TABLE culm_definition (
    hash VARCHAR(64) NOT NULL,
    document ${text} NOT NULL,
    PRIMARY KEY (hash)
) ${table_options};

CREATE TABLE culm_run (
    id VARCHAR(64) NOT NULL,
    name ${text},
    definition_hash VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    priority INTEGER NOT NULL,
    queue VARCHAR(64) NOT NULL,
    created_by VARCHAR(255),
    root_data ${text} NOT NULL,
    context ${text} NOT NULL,
    subprocess_context ${text} NOT NULL,
    bookings ${text} NOT NULL,
    failed INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    outputs ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    remove_after BIGINT,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_run_newest ON culm_run (created_at DESC, id DESC);
CREATE INDEX culm_run_remove ON culm_run (remove_after);

-- Which run each node of its tree belongs to, entered or not.
CREATE TABLE culm_node_index (
    node_id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (node_id)
) ${table_options};

-- The present attempt of each node that was entered or booked for a pause.
CREATE TABLE culm_node (
    id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    parent_id VARCHAR(64) NOT NULL,
    entry VARCHAR(64),
    name ${text},
    state VARCHAR(16) NOT NULL,
    loop_count INTEGER NOT NULL,
    inner_loop_count INTEGER NOT NULL,
    retry_count INTEGER NOT NULL,
    skipped BOOLEAN NOT NULL,
    error_ignored BOOLEAN NOT NULL,
    version VARCHAR(64),
    ex_data ${text},
    started_at BIGINT,
    archived_at BIGINT,
    inputs ${text} NOT NULL,
    outputs ${text} NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_node_run ON culm_node (run_id);

-- Finished attempts, as they were in culm_node.
CREATE TABLE culm_attempt (
    id VARCHAR(64) NOT NULL,
    node_id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    parent_id VARCHAR(64) NOT NULL,
    entry VARCHAR(64),
    name ${text},
    state VARCHAR(16) NOT NULL,
    loop_count INTEGER NOT NULL,
    inner_loop_count INTEGER NOT NULL,
    retry_count INTEGER NOT NULL,
    skipped BOOLEAN NOT NULL,
    error_ignored BOOLEAN NOT NULL,
    version VARCHAR(64),
    ex_data ${text},
    started_at BIGINT,
    archived_at BIGINT,
    inputs ${text} NOT NULL,
    outputs ${text} NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_attempt_node ON culm_attempt (node_id, id);

CREATE TABLE culm_token (
    id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    parent_id VARCHAR(64),
    node_id VARCHAR(64) NOT NULL,
    status VARCHAR(16) NOT NULL,
    phase VARCHAR(16) NOT NULL,
    destination VARCHAR(64),
    frames ${text} NOT NULL,
    fork VARCHAR(64),
    branches INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    pass INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    given_inputs ${text},
    held_by VARCHAR(64),
    due BIGINT,
    owner VARCHAR(128),
    claim BIGINT NOT NULL,
    since BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_token_run ON culm_token (run_id);
CREATE INDEX culm_token_due ON culm_token (status, due);
CREATE INDEX culm_token_since ON culm_token (status, since);

CREATE TABLE culm_variable (
    scope VARCHAR(96) NOT NULL,
    var_key VARCHAR(512) NOT NULL,
    content ${text} NOT NULL,
    PRIMARY KEY (scope, var_key)
) ${table_options};

CREATE TABLE culm_callback (
    node_id VARCHAR(64) NOT NULL,
    id VARCHAR(128) NOT NULL,
    position BIGINT NOT NULL,
    version VARCHAR(64),
    content ${text} NOT NULL,
    received_at BIGINT NOT NULL,
    applied BOOLEAN NOT NULL,
    PRIMARY KEY (node_id, id)
) ${table_options};

-- Who is alive: each server renews its own row.
CREATE TABLE culm_server (
    name VARCHAR(64) NOT NULL,
    incarnation VARCHAR(64) NOT NULL,
    heartbeat BIGINT NOT NULL,
    queues ${text} NOT NULL,
    PRIMARY KEY (name)
) ${table_options};
