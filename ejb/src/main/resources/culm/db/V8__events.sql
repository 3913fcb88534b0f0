-- What has happened to runs, for those who watch. An event is written with the change that it tells of, into
-- culm_event_new, where it has a place: of two writes of which one has seen the other, the later has the later place. What is
-- committed moves into culm_event, where it has a number, without gaps; the row of culm_event_count lets one do that at a time.
CREATE TABLE culm_event_new (
    place ${counted},
    kind VARCHAR(32) NOT NULL,
    happened_at BIGINT NOT NULL,
    project VARCHAR(64) NOT NULL,
    run_id VARCHAR(64),
    run_name ${text},
    node_id VARCHAR(64),
    node_name ${text},
    attempt VARCHAR(64),
    actor VARCHAR(255),
    webhook_id VARCHAR(64),
    PRIMARY KEY (place)
) ${table_options};

CREATE TABLE culm_event (
    seq BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    happened_at BIGINT NOT NULL,
    project VARCHAR(64) NOT NULL,
    run_id VARCHAR(64),
    run_name ${text},
    node_id VARCHAR(64),
    node_name ${text},
    attempt VARCHAR(64),
    actor VARCHAR(255),
    webhook_id VARCHAR(64),
    PRIMARY KEY (seq)
) ${table_options};

CREATE TABLE culm_event_count (
    id INTEGER NOT NULL,
    newest BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

INSERT INTO culm_event_count (id, newest) VALUES (1, 0);

-- To whom events are sent. A signature is made with the secret itself, so it is kept as it is, and never shown.
CREATE TABLE culm_webhook (
    id VARCHAR(64) NOT NULL,
    project VARCHAR(64) NOT NULL,
    url ${text} NOT NULL,
    secret VARCHAR(255) NOT NULL,
    kinds ${text} NOT NULL,
    active BOOLEAN NOT NULL,
    created_by VARCHAR(255) NOT NULL,
    created_at BIGINT NOT NULL,
    delivered BIGINT NOT NULL,
    delivery_id VARCHAR(64),
    attempts INTEGER NOT NULL,
    failing_since BIGINT,
    due_at BIGINT NOT NULL,
    stopped ${text},
    claimed_by VARCHAR(255),
    claimed_until BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

-- One row for each event that was sent, or could not be.
CREATE TABLE culm_delivery (
    id VARCHAR(64) NOT NULL,
    webhook_id VARCHAR(64) NOT NULL,
    seq BIGINT,
    kind VARCHAR(32) NOT NULL,
    run_id VARCHAR(64),
    cause VARCHAR(16) NOT NULL,
    status VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    took_millis BIGINT NOT NULL,
    response INTEGER,
    trouble ${text},
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_delivery_webhook ON culm_delivery (webhook_id, id);
