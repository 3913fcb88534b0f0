-- What was answered to calls that may come again. Id and answer are made with the caller's key, which is not kept.
CREATE TABLE culm_first_answer (
    id VARCHAR(64) NOT NULL,
    request VARCHAR(64) NOT NULL,
    answer ${text} NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_first_answer_oldest ON culm_first_answer (answered_at);

-- The state that a list shows: of a live run it follows from what stands failed or paused below. An index on it, and one with the project,
-- give the runs of a state in their order.
ALTER TABLE culm_run ADD COLUMN listed VARCHAR(16) GENERATED ALWAYS AS (
    CASE WHEN state NOT IN ('READY', 'RUNNING') THEN state
         WHEN failed > 0 THEN 'FAILED'
         WHEN suspended > 0 THEN 'BLOCKED'
         ELSE 'RUNNING' END) ${stored};

-- What a name begins with, in lower case. Lower case can be longer.
ALTER TABLE culm_run ADD COLUMN name_start VARCHAR(64) ${by_code} GENERATED ALWAYS AS (
    SUBSTRING(LOWER(SUBSTRING(name, 1, 64)), 1, 64)) ${stored};

CREATE INDEX culm_run_listed ON culm_run (listed, created_at DESC, id DESC);
DROP INDEX culm_run_project ${of_run};
CREATE INDEX culm_run_project ON culm_run (project, listed, created_at DESC, id DESC);
CREATE INDEX culm_run_starter ON culm_run (created_by, created_at DESC, id DESC);
CREATE INDEX culm_run_name ON culm_run (name_start, created_at DESC, id DESC);

CREATE TABLE culm_label (
    run_id VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    label_value VARCHAR(128) NOT NULL,
    PRIMARY KEY (run_id, name)
) ${table_options};

CREATE INDEX culm_label_value ON culm_label (name, label_value, run_id);

-- What stands failed at present, and what failures have in common that one cause may have made.
CREATE TABLE culm_failure (
    node_id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    error_group VARCHAR(64) NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (node_id)
) ${table_options};

CREATE INDEX culm_failure_run ON culm_failure (run_id);
CREATE INDEX culm_failure_group ON culm_failure (error_group, run_id);

-- Of what failed before nobody has asked what it says.
INSERT INTO culm_failure (node_id, run_id, error_group, failed_at)
    SELECT node_id, run_id, 'older', since FROM culm_token WHERE status = 'FAILED';
