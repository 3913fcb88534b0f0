package culm.ee.persistence;

import java.util.List;

/**
 * The tables that have rows of runs, children first: who adds one adds it here, and {@code RemovalTest} tells who forgets.
 *
 * @param name of the table
 * @param column by which its rows are found
 * @param by what that names
 */
record RunTables(String name, String column, Key by) {

    enum Key {
        RUN,
        NODE,
        SCOPE
    }

    static final List<RunTables> ALL = List.of(
            new RunTables("culm_variable", "scope", Key.SCOPE),
            new RunTables("culm_callback", "node_id", Key.NODE),
            new RunTables("culm_attempt", "node_id", Key.NODE),
            new RunTables("culm_worker_task", "run_id", Key.RUN),
            new RunTables("culm_child_run", "run_id", Key.RUN),
            new RunTables("culm_log", "run_id", Key.RUN),
            new RunTables("culm_failure", "run_id", Key.RUN),
            new RunTables("culm_label", "run_id", Key.RUN),
            new RunTables("culm_delivery", "run_id", Key.RUN),
            new RunTables("culm_audit", "run_id", Key.RUN),
            new RunTables("culm_node", "run_id", Key.RUN),
            new RunTables("culm_node_index", "node_id", Key.NODE),
            new RunTables("culm_run", "id", Key.RUN));

    Write removal() {
        return Write.delete(name, Columns.of(column));
    }
}
