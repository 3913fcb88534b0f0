-- What every step changes: room in the pages, so that a change that moves nothing in an index stays within its page, and
-- old versions of rows cleared away before they are many.
ALTER TABLE culm_token SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE culm_node SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE culm_run SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE culm_variable SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_cost_delay = 0);

-- The queue of the token's run: what waits in one queue is found without looking at the others.
ALTER TABLE culm_token ADD COLUMN queue VARCHAR(64) NOT NULL DEFAULT '';
UPDATE culm_token SET queue = COALESCE((SELECT run.queue FROM culm_run run WHERE run.id = culm_token.run_id), '');

-- A token is in one of these at most.
DROP INDEX culm_token_due;
DROP INDEX culm_token_since;
CREATE INDEX culm_token_ready ON culm_token (queue, since) WHERE status = 'READY';
CREATE INDEX culm_token_due ON culm_token (queue, due) WHERE status = 'WAITING' AND due IS NOT NULL;
CREATE INDEX culm_token_claimed ON culm_token (since) WHERE status = 'CLAIMED';
