package culm.memory;

import culm.port.Variables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class MemoryVariables implements Variables {

    private final MemoryTable<String, Map<String, Object>> scopes;

    MemoryVariables(MemoryTransactions transactions) {
        this.scopes = new MemoryTable<>(transactions);
    }

    @Override
    public Map<String, Object> read(List<String> names, Collection<String> keys) {
        var found = new LinkedHashMap<String, Object>();
        for (var name : names) {
            var scope = scope(name);
            for (var key : keys) {
                if (scope.containsKey(key) && !found.containsKey(key)) {
                    found.put(key, scope.get(key));
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, Object> merged(List<String> names) {
        var merged = new LinkedHashMap<String, Object>();
        names.forEach(name -> merged.putAll(scope(name)));
        return merged;
    }

    @Override
    public void write(String name, Map<String, Object> values) {
        var scope = new LinkedHashMap<>(scope(name));
        scope.putAll(values);
        scopes.put(name, scope);
    }

    @Override
    public void drop(Collection<String> names) {
        scopes.removeAll(List.copyOf(names));
    }

    private Map<String, Object> scope(String name) {
        return scopes.get(name).orElse(Map.of());
    }
}
