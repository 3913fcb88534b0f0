package culm.ee.persistence;

import culm.port.RunFilter;
import culm.port.Targets;
import java.util.ArrayList;
import java.util.List;

/** Targets in the database, each kind by one search. */
public final class JdbcTargets implements Targets {

    private static final String RUNS = "SELECT id FROM culm_run WHERE %s ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String FAILED = "SELECT node_id FROM culm_failure WHERE run_id IN"
            + " (SELECT id FROM culm_run WHERE %s) ORDER BY node_id LIMIT ?";
    private static final String BUSY = "SELECT DISTINCT node_id FROM culm_token WHERE status IN ('CLAIMED', 'WAITING')"
            + " AND fork IS NULL AND run_id IN (SELECT id FROM culm_run WHERE %s) ORDER BY node_id LIMIT ?";

    private final Sessions sessions;
    private final Database database;

    public JdbcTargets(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
    }

    @Override
    public List<String> runs(RunFilter filter, int most) {
        return find(RUNS, filter, most);
    }

    @Override
    public List<String> failedNodes(RunFilter filter, int most) {
        return find(FAILED, filter, most);
    }

    @Override
    public List<String> busyNodes(RunFilter filter, int most) {
        return find(BUSY, filter, most);
    }

    private List<String> find(String sql, RunFilter filter, int most) {
        var conditions = new RunConditions(filter);
        var parameters = new ArrayList<Object>(conditions.parameters());
        parameters.add(most);
        var session = sessions.session();
        return session.during(() -> {
            database.planEach(session);
            return session.read(new Query<>(sql.formatted(conditions.text()), Row::text, parameters));
        });
    }
}
