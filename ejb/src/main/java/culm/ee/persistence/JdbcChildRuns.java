package culm.ee.persistence;

import culm.port.ChildRun;
import culm.port.ChildRuns;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs that were started by nodes of others, in the database. */
public final class JdbcChildRuns implements ChildRuns {

    private static final String TABLE = "culm_child_run";
    private static final Columns KEY = Columns.of("run_id");
    private static final Columns REST = Columns.of("parent_node parent_version waits:flag depth:count");
    private static final Write REMOVE = Write.delete(TABLE, KEY);

    private static final String SELECT = "SELECT child.run_id, child.parent_node, child.parent_version, child.waits,"
            + " child.depth FROM culm_child_run child";
    private static final String FIND = SELECT + " WHERE child.run_id = ?";
    private static final String ENDED = SELECT + " LEFT JOIN culm_run run ON run.id = child.run_id"
            + " WHERE run.id IS NULL OR run.state IN ('FINISHED', 'REVOKED') ORDER BY child.run_id LIMIT ?";

    private final Sessions sessions;
    private final Write keep;

    public JdbcChildRuns(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.keep = database.upsert(TABLE, KEY, REST);
    }

    /** What is known already is written again as it was: an attempt starts the same run, however often it is made. */
    @Override
    public void add(ChildRun child) {
        Object[] row = {child.runId(), child.parentNode(), child.parentVersion(), child.waits(), child.depth()};
        sessions.session().write(keep, List.<Object[]>of(row));
    }

    @Override
    public Optional<ChildRun> find(String runId) {
        return sessions.session().first(Query.of(FIND, JdbcChildRuns::read, runId));
    }

    @Override
    public List<ChildRun> ended(int most) {
        return sessions.session().read(Query.of(ENDED, JdbcChildRuns::read, most));
    }

    private static ChildRun read(Row row) throws SQLException {
        return new ChildRun(row.text(), row.text(), row.text(), row.flag(), row.count());
    }

    @Override
    public void remove(Collection<ChildRun> children) {
        var rows = children.stream().map(child -> new Object[] {child.runId()}).toList();
        sessions.session().write(REMOVE, rows);
    }
}
