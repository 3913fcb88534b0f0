package culm.ee.persistence;

import culm.port.Run;
import java.util.List;
import java.util.function.Supplier;

/** Adds what is not there and looks at how much that was: it spares to look for every id. */
final class CountedNewRuns implements NewRuns {

    private static final Write ADD = Database.POSTGRESQL.insertNew("culm_run", RunColumns.ALL);
    private static final Write INDEX = Database.POSTGRESQL.insertNew("culm_node_index", Columns.of("node_id run_id"));

    @Override
    public void add(Session session, Run run, List<String> nodeIds, Supplier<RuntimeException> inUse) {
        session.write(ADD, List.<Object[]>of(RunColumns.values(run).toArray()), inUse);
        session.write(INDEX, NewRuns.index(run, nodeIds), inUse);
    }
}
