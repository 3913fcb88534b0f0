-- Who sent a callback: an approval asks.
ALTER TABLE culm_callback ADD COLUMN called_by VARCHAR(255);

-- Which attempt of which node started a run, while that run is under way, and whether it waits for its end. Depth counts the
-- runs that were started by runs, so that none starts itself without end.
CREATE TABLE culm_child_run (
    run_id VARCHAR(64) NOT NULL,
    parent_node VARCHAR(64) NOT NULL,
    parent_version VARCHAR(64) NOT NULL,
    waits BOOLEAN NOT NULL,
    depth INTEGER NOT NULL,
    PRIMARY KEY (run_id)
) ${table_options};
