-- What keeps the store small. Ended runs are looked for by when they have ended, and by whether anything still tells of them.
CREATE INDEX culm_run_finished ON culm_run (finished_at);
CREATE INDEX culm_event_run ON culm_event (run_id);
CREATE INDEX culm_delivery_run ON culm_delivery (run_id);

-- When a tree was last started, give or take an hour: what was started lately is not removed, even if no run follows it now.
ALTER TABLE culm_definition ADD COLUMN used_at BIGINT DEFAULT 0 NOT NULL;

-- What one server does for all. Claimed by the clock of the database.
CREATE TABLE culm_duty (
    name VARCHAR(64) NOT NULL,
    holder VARCHAR(255) NOT NULL,
    held_until BIGINT NOT NULL,
    PRIMARY KEY (name)
) ${table_options};

INSERT INTO culm_duty (name, holder, held_until) VALUES ('care', '', 0);
