-- When the time is over that the node may take on which a token stands.
ALTER TABLE culm_token ADD COLUMN deadline BIGINT;
CREATE INDEX culm_token_deadline ON culm_token (deadline);

-- How many of a node's retries its own rule has made.
ALTER TABLE culm_node ADD COLUMN auto_retry_count INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE culm_attempt ADD COLUMN auto_retry_count INTEGER DEFAULT 0 NOT NULL;

-- What components have logged: one row for each call of one that has. The number of its first line within the attempt tells what
-- was left out before it.
CREATE TABLE culm_log (
    id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    node_id VARCHAR(64) NOT NULL,
    version VARCHAR(64) NOT NULL,
    first_line BIGINT NOT NULL,
    line_count INTEGER NOT NULL,
    size INTEGER NOT NULL,
    content ${text} NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_log_node ON culm_log (node_id, id);
CREATE INDEX culm_log_run ON culm_log (run_id);
