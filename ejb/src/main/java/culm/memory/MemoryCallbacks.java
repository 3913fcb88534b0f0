package culm.memory;

import culm.port.Callback;
import culm.port.Callbacks;
import java.util.Collection;
import java.util.List;

final class MemoryCallbacks implements Callbacks {

    private record Key(String nodeId, String id) {}

    private record Row(Callback callback, boolean applied) {}

    private final MemoryTable<Key, Row> rows;

    MemoryCallbacks(MemoryTransactions transactions) {
        this.rows = new MemoryTable<>(transactions);
    }

    @Override
    public void add(Collection<Callback> callbacks) {
        callbacks.forEach(this::addOne);
    }

    private void addOne(Callback callback) {
        if (has(callback.nodeId(), callback.id())) {
            throw new IllegalStateException(callback.id() + " is there already");
        }
        rows.put(key(callback), new Row(callback, false));
    }

    @Override
    public boolean has(String nodeId, String callbackId) {
        return rows.has(new Key(nodeId, callbackId));
    }

    @Override
    public List<Callback> pending(String nodeId, String version) {
        return rows.all().stream()
                .filter(row -> !row.applied())
                .map(Row::callback)
                .filter(callback ->
                        callback.nodeId().equals(nodeId) && callback.version().equals(version))
                .toList();
    }

    @Override
    public void applied(Collection<Callback> callbacks) {
        callbacks.forEach(callback -> rows.put(key(callback), new Row(callback, true)));
    }

    private static Key key(Callback callback) {
        return new Key(callback.nodeId(), callback.id());
    }
}
