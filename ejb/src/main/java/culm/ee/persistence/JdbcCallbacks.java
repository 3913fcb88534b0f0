package culm.ee.persistence;

import culm.port.Callback;
import culm.port.Callbacks;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Callbacks in the database. */
public final class JdbcCallbacks implements Callbacks {

    private static final Columns KEY = Columns.of("node_id id");
    private static final Columns REST = Columns.of("position:number version content received_at:number applied:flag");

    private static final Write ADD = Write.insert("culm_callback", KEY.and(REST));
    private static final Write APPLIED = Write.update("culm_callback", Columns.of("applied:flag"), "", KEY);

    private static final String HAS = "SELECT 1 FROM culm_callback WHERE node_id = ? AND id = ?";
    private static final String BEFORE =
            "SELECT COALESCE(MAX(position), 0), COALESCE(SUM(CASE WHEN id = ? THEN 1 ELSE 0 END), 0)"
                    + " FROM culm_callback WHERE node_id = ?";
    private static final String PENDING = "SELECT id, node_id, version, content, received_at FROM culm_callback"
            + " WHERE node_id = ? AND version = ? AND applied = FALSE ORDER BY position, received_at, id";

    private final Sessions sessions;

    public JdbcCallbacks(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Of two that add the same id at once, one is refused by the database; {@link Contention} has it look again. */
    @Override
    public boolean add(Callback callback) {
        var session = sessions.session();
        var before = session.first(Query.of(BEFORE, Before::read, callback.id(), callback.nodeId()))
                .orElseThrow();
        if (before.same() > 0) {
            return false;
        }
        session.write(ADD, List.<Object[]>of(row(callback, before.last() + 1)));
        return true;
    }

    /** What the node has received already: the last position, and how many with the same id. */
    private record Before(long last, long same) {
        static Before read(Row row) throws SQLException {
            return new Before(row.number(), row.number());
        }
    }

    private static Object[] row(Callback callback, long position) {
        return new Object[] {
            callback.nodeId(),
            callback.id(),
            position,
            callback.version(),
            Json.of(callback.data()),
            Micros.of(callback.receivedAt()),
            false
        };
    }

    @Override
    public boolean has(String nodeId, String callbackId) {
        return sessions.session()
                .first(Query.of(HAS, Row::count, nodeId, callbackId))
                .isPresent();
    }

    @Override
    public List<Callback> pending(String nodeId, String version) {
        return sessions.session().read(Query.of(PENDING, JdbcCallbacks::callback, nodeId, version));
    }

    private static Callback callback(Row row) throws SQLException {
        return new Callback(row.text(), row.text(), row.text(), Json.value(row.text()), row.time());
    }

    @Override
    public void applied(Collection<Callback> callbacks) {
        var rows = callbacks.stream()
                .map(callback -> new Object[] {true, callback.nodeId(), callback.id()})
                .toList();
        sessions.session().write(APPLIED, rows);
    }
}
