-- One order for many runs or nodes, and what came of each. A batch is worked on by who has claimed it, by the clock of the database;
-- how many items have which outcome is counted when somebody asks, so that it cannot differ from what they say.
CREATE TABLE culm_batch (
    id VARCHAR(64) NOT NULL,
    action VARCHAR(32) NOT NULL,
    state VARCHAR(16) NOT NULL,
    total INTEGER NOT NULL,
    created_by VARCHAR(255) NOT NULL,
    allowed VARCHAR(16) NOT NULL,
    reason ${text},
    arguments ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    claimed_by VARCHAR(64),
    claimed_until BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_batch_state ON culm_batch (state, id);
CREATE INDEX culm_batch_creator ON culm_batch (created_by, id);

CREATE TABLE culm_batch_item (
    batch_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    target VARCHAR(64) NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    code VARCHAR(32),
    message ${text},
    done_at BIGINT,
    PRIMARY KEY (batch_id, position)
) ${table_options};

CREATE INDEX culm_batch_item_outcome ON culm_batch_item (batch_id, outcome, position);
