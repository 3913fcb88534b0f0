package culm.ee.persistence;

import culm.port.Callback;
import culm.port.Callbacks;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** Callbacks in the database. */
public final class JpaCallbacks implements Callbacks {

    private final Rows<CallbackRow> rows;

    public JpaCallbacks(EntityManager entities) {
        this.rows = new Rows<>(entities, CallbackRow.class);
    }

    @Override
    public boolean add(Callback callback) {
        if (has(callback.nodeId(), callback.id())) {
            return false;
        }
        var last = rows.query("SELECT MAX(row.position) FROM CallbackRow row WHERE row.nodeId = :node", Long.class)
                .setParameter("node", callback.nodeId())
                .getSingleResult();
        rows.insert(List.of(new CallbackRow(callback, last == null ? 1 : last + 1)));
        return true;
    }

    @Override
    public boolean has(String nodeId, String callbackId) {
        return rows.query(
                                "SELECT COUNT(row.id) FROM CallbackRow row WHERE row.nodeId = :node AND row.id = :id",
                                Long.class)
                        .setParameter("node", nodeId)
                        .setParameter("id", callbackId)
                        .getSingleResult()
                > 0;
    }

    @Override
    public List<Callback> pending(String nodeId, String version) {
        return rows.where("row.nodeId = :node AND row.version = :version AND row.applied = FALSE"
                        + " ORDER BY row.position, row.receivedAt, row.id")
                .setParameter("node", nodeId)
                .setParameter("version", version)
                .getResultStream()
                .map(CallbackRow::callback)
                .toList();
    }

    @Override
    public void applied(java.util.Collection<Callback> all) {
        all.forEach(this::applied);
    }

    private void applied(Callback callback) {
        rows.change()
                .set("applied", true)
                .where("row.nodeId = :node AND row.id = :id", Map.of("node", callback.nodeId(), "id", callback.id()));
    }
}
