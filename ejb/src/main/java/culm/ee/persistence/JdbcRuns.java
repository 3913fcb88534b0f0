package culm.ee.persistence;

import culm.port.IdsInUse;
import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.Runs;
import culm.state.State;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs in the database. */
public final class JdbcRuns implements Runs {

    private static final String TABLE = "culm_run";
    private static final String RUN_OF = "SELECT run_id FROM culm_node_index WHERE node_id = ?";

    private static final Write CHANGE = Write.update(TABLE, RunColumns.CHANGING, "", RunColumns.KEY);
    private static final Write FINISH = Write.update(
            TABLE,
            Columns.of("outputs finished_at:number"),
            ", state = 'FINISHED', bookings = '[]', failed = 0, suspended = 0",
            RunColumns.KEY);
    private static final Write COUNT = new Write(
            "UPDATE culm_run SET failed = failed + ?, suspended = suspended + ? WHERE id = ?",
            null,
            List.of(Type.COUNT, Type.COUNT, Type.TEXT));
    private static final Write LOCK = new Write(
            "SELECT id FROM culm_run WHERE id = ? FOR UPDATE",
            "SELECT COUNT(*) FROM (SELECT id FROM culm_run WHERE id = ANY (?) ORDER BY id FOR UPDATE) AS locked",
            List.of(Type.TEXT));

    /** Each has one token that no other has forked, and none when it is over. */
    private static final String UNDER_WAY = "SELECT state, failed, suspended, COUNT(*) FROM (SELECT run.state AS state,"
            + " CASE WHEN run.failed > 0 THEN 1 ELSE 0 END AS failed,"
            + " CASE WHEN run.suspended > 0 THEN 1 ELSE 0 END AS suspended"
            + " FROM culm_token token JOIN culm_run run ON %s"
            + " WHERE token.parent_id IS NULL AND run.state <> 'REVOKED') AS live GROUP BY state, failed, suspended";

    private static final String TALLY = "SELECT listed, COUNT(*) FROM culm_run WHERE %s GROUP BY listed";

    private final Sessions sessions;
    private final Database database;
    private final KnownRuns known;
    private final NewRuns adding;
    private final String underWay;

    public JdbcRuns(Sessions sessions, Database database, KnownRuns known) {
        this.sessions = sessions;
        this.database = database;
        this.known = known;
        this.adding = database.newRuns();
        this.underWay = UNDER_WAY.formatted(database.lookedUp("run.id", "token.run_id"));
    }

    @Override
    public void add(Run run, Collection<String> nodeIds) {
        known.remember(run);
        adding.add(sessions.session(), run, nodeIds.stream().distinct().sorted().toList(), () -> inUse(run.id()));
    }

    private IdsInUse inUse(String id) {
        known.forget(id);
        return new IdsInUse(id);
    }

    @Override
    public Optional<Run> find(String id) {
        return known.find(id);
    }

    @Override
    public Optional<String> runOf(String nodeId) {
        return sessions.session().first(Query.of(RUN_OF, Row::text, nodeId));
    }

    @Override
    public Run lock(String id) {
        return known.lock(id).orElseThrow(() -> new IllegalStateException("there is no run " + id));
    }

    /** The database is asked before it is next read or written. */
    @Override
    public void lockAll(Collection<String> ids) {
        var rows = ids.stream().distinct().sorted().map(id -> new Object[] {id}).toList();
        sessions.session().write(LOCK, rows);
    }

    @Override
    public void change(String id, UnaryOperator<Run> change) {
        var next = RunColumns.changing(change.apply(lock(id)));
        write(CHANGE, Stream.concat(next, Stream.of(id)));
    }

    @Override
    public void count(String id, int failed, int suspended) {
        write(COUNT, Stream.of(failed, suspended, id));
    }

    private void write(Write write, Stream<Object> values) {
        sessions.session().write(write, List.<Object[]>of(values.toArray()));
    }

    @Override
    public void finish(Collection<Finish> ended) {
        var rows = ended.stream()
                .sorted(Comparator.comparing(Finish::runId))
                .map(end -> new Object[] {Json.of(end.outputs()), Micros.of(end.at()), end.runId()})
                .toList();
        sessions.session().write(FINISH, rows);
    }

    @Override
    public void ended(String id) {
        known.forget(id);
    }

    @Override
    public List<Run> list(RunQuery query) {
        database.planEach(sessions.session());
        return sessions.session().read(new RunSelection(query).query());
    }

    private record Tally(State state, int runs) {}

    @Override
    public Map<State, Integer> tally(RunFilter filter) {
        var conditions = new RunConditions(filter);
        var query = new Query<>(
                TALLY.formatted(conditions.text()),
                row -> new Tally(row.named(State.class), row.count()),
                conditions.parameters());
        database.planEach(sessions.session());
        return sessions.session().read(query).stream().collect(Collectors.toMap(Tally::state, Tally::runs));
    }

    @Override
    public Map<State, Integer> underWay() {
        return sessions.session().read(Query.of(underWay, Alike::read)).stream()
                .collect(Collectors.toMap(Alike::listed, Alike::runs, Integer::sum));
    }

    /** Runs whose listed states are the same. */
    private record Alike(State listed, int runs) {
        private static Alike read(Row row) throws SQLException {
            var listed = Run.listedState(row.named(State.class), row.count(), row.count());
            return new Alike(listed, row.count());
        }
    }
}
