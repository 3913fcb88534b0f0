-- The queue of the token's run: what waits in one queue is found without looking at the others.
ALTER TABLE culm_token ADD COLUMN queue VARCHAR(64) DEFAULT '' NOT NULL;
UPDATE culm_token SET queue = COALESCE((SELECT run.queue FROM culm_run run WHERE run.id = culm_token.run_id), '');

DROP INDEX culm_token_due ON culm_token;
DROP INDEX culm_token_since ON culm_token;
CREATE INDEX culm_token_ready ON culm_token (status, queue, since);
CREATE INDEX culm_token_due ON culm_token (status, queue, due);
