package culm.ee.persistence;

import culm.port.ErrorGroup;
import culm.port.Failure;
import culm.port.Failures;
import culm.port.RunFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Failures in the database. */
public final class JdbcFailures implements Failures {

    private static final String TABLE = "culm_failure";
    private static final Columns KEY = Columns.of("node_id");
    private static final Columns REST = Columns.of("run_id error_group failed_at:number");
    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final Write REMOVE_OF = Write.delete(TABLE, Columns.of("run_id"));
    private static final String GROUPS = "SELECT error_group, COUNT(DISTINCT run_id), COUNT(*), MAX(failed_at),"
            + " MAX(node_id) FROM culm_failure WHERE %s GROUP BY error_group"
            + " ORDER BY COUNT(DISTINCT run_id) DESC, error_group LIMIT ?";

    private final Sessions sessions;
    private final Database database;
    private final Write add;

    public JdbcFailures(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        this.add = database.upsert(TABLE, KEY, REST);
    }

    @Override
    public void add(Collection<Failure> failures) {
        var rows = failures.stream()
                .sorted(Comparator.comparing(Failure::nodeId))
                .map(failure ->
                        new Object[] {failure.nodeId(), failure.runId(), failure.group(), Micros.of(failure.at())})
                .toList();
        sessions.session().write(add, rows);
    }

    @Override
    public void remove(Collection<String> nodeIds) {
        sessions.session()
                .write(
                        REMOVE,
                        nodeIds.stream().sorted().map(id -> new Object[] {id}).toList());
    }

    @Override
    public void removeOf(String runId) {
        sessions.session().write(REMOVE_OF, List.<Object[]>of(new Object[] {runId}));
    }

    @Override
    public List<ErrorGroup> groups(RunFilter filter, int most) {
        var runs = new RunConditions(filter);
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        if (filter.errorGroup() != null) {
            conditions.add("error_group = ?");
            parameters.add(filter.errorGroup());
        }
        conditions.add("run_id IN (SELECT id FROM culm_run WHERE %s)".formatted(runs.text()));
        parameters.addAll(runs.parameters());
        parameters.add(most);
        database.planEach(sessions.session());
        return sessions.session()
                .read(new Query<>(GROUPS.formatted(String.join(" AND ", conditions)), JdbcFailures::group, parameters));
    }

    private static ErrorGroup group(Row row) throws SQLException {
        return new ErrorGroup(row.text(), row.count(), row.count(), row.time(), row.text());
    }
}
