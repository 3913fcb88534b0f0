package culm.memory;

import culm.port.Variables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class MemoryVariables implements Variables {

    /** A value that was written under a key, null included. */
    private record Written(String key, Object value) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<String, MemoryTable<String, Written>> scopes;

    MemoryVariables(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.scopes = new MemoryTable<>(transactions);
    }

    @Override
    public Map<String, Object> read(List<String> names, Collection<String> keys) {
        var found = new LinkedHashMap<String, Object>();
        for (var name : names) {
            scopes.get(name).ifPresent(scope -> readFrom(scope, keys, found));
        }
        return found;
    }

    private static void readFrom(
            MemoryTable<String, Written> scope, Collection<String> keys, Map<String, Object> found) {
        for (var key : keys) {
            if (!found.containsKey(key)) {
                scope.get(key).ifPresent(written -> found.put(key, written.value()));
            }
        }
    }

    @Override
    public Map<String, Object> merged(List<String> names) {
        var merged = new LinkedHashMap<String, Object>();
        for (var name : names) {
            scopes.get(name).ifPresent(scope -> scope.all().forEach(entry -> merged.put(entry.key(), entry.value())));
        }
        return merged;
    }

    @Override
    public void write(Map<String, Map<String, Object>> values) {
        values.forEach(this::write);
    }

    private void write(String name, Map<String, Object> values) {
        if (!scopes.has(name)) {
            scopes.put(name, new MemoryTable<>(transactions));
        }
        var scope = scopes.get(name).orElseThrow();
        values.forEach((key, value) -> scope.put(key, new Written(key, value)));
    }

    @Override
    public void drop(Collection<String> names) {
        names.forEach(scopes::remove);
    }
}
