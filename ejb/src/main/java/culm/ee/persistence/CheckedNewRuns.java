package culm.ee.persistence;

import culm.port.Run;
import java.util.List;
import java.util.function.Supplier;

/** Looks first. Of two that add an id at once, one is refused by the database; {@link Contention} has it look again. */
final class CheckedNewRuns implements NewRuns {

    private static final String TAKEN = "SELECT 1 FROM culm_run WHERE id = ?";
    private static final String TAKEN_NODES = "SELECT 1 FROM culm_node_index WHERE node_id%s LIMIT 1";
    private static final Write ADD = Write.insert("culm_run", RunColumns.ALL);
    private static final Write INDEX = Write.insert("culm_node_index", Columns.of("node_id run_id"));

    private final Database database;

    CheckedNewRuns(Database database) {
        this.database = database;
    }

    @Override
    public void add(Session session, Run run, List<String> nodeIds, Supplier<RuntimeException> inUse) {
        if (session.first(Query.of(TAKEN, Row::count, run.id())).isPresent()
                || Names.of(database, nodeIds).stream().anyMatch(some -> taken(session, some))) {
            throw inUse.get();
        }
        session.write(ADD, List.<Object[]>of(RunColumns.values(run).toArray()));
        session.write(INDEX, NewRuns.index(run, nodeIds));
    }

    private static boolean taken(Session session, Names some) {
        return session.first(new Query<>(TAKEN_NODES.formatted(some.condition()), Row::count, some.parameters()))
                .isPresent();
    }
}
