package culm.ee.persistence;

import culm.port.Callback;
import culm.port.Callbacks;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Callbacks in the database. */
public final class JdbcCallbacks implements Callbacks {

    private static final Columns KEY = Columns.of("node_id id");

    /** The position is the next one. MariaDB reads the table that it writes only in a subquery of its own. */
    private static final Write ADD = add();

    private static final Write APPLIED = Write.update("culm_callback", Columns.of("applied:flag"), "", KEY);

    private static final String HAS = "SELECT 1 FROM culm_callback WHERE node_id = ? AND id = ?";
    private static final String PENDING =
            "SELECT id, node_id, version, content, received_at, called_by FROM culm_callback"
                    + " WHERE node_id = ? AND version = ? AND applied = FALSE ORDER BY position, received_at, id";

    private final Sessions sessions;

    private static Write add() {
        var columns = KEY.and(Columns.of("version content received_at:number called_by applied:flag"));
        var given = columns.and(Columns.of("of_node"));
        var into = "INSERT INTO culm_callback (%s, position) ".formatted(columns.listed());
        var position = "COALESCE((SELECT earlier.position FROM"
                + " (SELECT MAX(position) AS position FROM culm_callback WHERE node_id = %s) earlier), 0) + 1";
        return new Write(
                into + "VALUES (%s, %s)".formatted(columns.marks(), position.formatted("?")),
                into
                        + "SELECT %s, %s FROM (SELECT %s) AS given"
                                .formatted(columns.listed(), position.formatted("of_node"), given.unnested()),
                given.types());
    }

    public JdbcCallbacks(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Of two that add the same id at once, one is refused by the database; {@link Contention} has it look again. */
    @Override
    public void add(Collection<Callback> callbacks) {
        sessions.session().write(ADD, callbacks.stream().map(JdbcCallbacks::row).toList());
    }

    private static Object[] row(Callback callback) {
        return new Object[] {
            callback.nodeId(),
            callback.id(),
            callback.version(),
            Json.of(callback.data()),
            Micros.of(callback.receivedAt()),
            callback.calledBy(),
            false,
            callback.nodeId()
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
        return new Callback(row.text(), row.text(), row.text(), Json.value(row.text()), row.time(), row.text());
    }

    @Override
    public void applied(Collection<Callback> callbacks) {
        var rows = callbacks.stream()
                .map(callback -> new Object[] {true, callback.nodeId(), callback.id()})
                .toList();
        sessions.session().write(APPLIED, rows);
    }
}
