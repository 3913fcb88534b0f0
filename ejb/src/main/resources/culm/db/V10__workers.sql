-- Components whose work is done by workers outside of the servers.
CREATE TABLE culm_worker_component (
    code VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    name ${text} NOT NULL,
    group_name ${text} NOT NULL,
    idempotent BOOLEAN NOT NULL,
    attempts INTEGER NOT NULL,
    registered_by VARCHAR(255) NOT NULL,
    registered_at BIGINT NOT NULL,
    PRIMARY KEY (code, version)
) ${table_options};

-- What is to be done for a node that waits for a worker; gone when it is done. Of urgency 0 is the highest priority.
-- lease_until is 0 while nobody has it: so one index gives what waits, the most urgent first.
CREATE TABLE culm_worker_task (
    node_id VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    run_id VARCHAR(64) NOT NULL,
    project VARCHAR(64) NOT NULL,
    code VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    attempt VARCHAR(64) NOT NULL,
    urgency INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    most_handed_out INTEGER NOT NULL,
    worker VARCHAR(128),
    lease_until BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    handed_out INTEGER NOT NULL,
    PRIMARY KEY (node_id)
) ${table_options};

CREATE INDEX culm_worker_task_waiting ON culm_worker_task (code, version, lease_until, urgency, created_at);
CREATE INDEX culm_worker_task_lease ON culm_worker_task (lease_until);
CREATE INDEX culm_worker_task_run ON culm_worker_task (run_id);
