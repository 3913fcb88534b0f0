package culm.memory;

import culm.port.Labels;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

final class MemoryLabels implements Labels {

    private final MemoryTable<String, Map<String, String>> labels;

    MemoryLabels(MemoryTransactions transactions) {
        this.labels = new MemoryTable<>(transactions);
    }

    @Override
    public void add(String runId, Map<String, String> given) {
        replace(runId, given);
    }

    @Override
    public void replace(String runId, Map<String, String> given) {
        if (given.isEmpty()) {
            labels.remove(runId);
        } else {
            labels.put(runId, new TreeMap<>(given));
        }
    }

    @Override
    public Map<String, Map<String, String>> of(Collection<String> runIds) {
        var found = new TreeMap<String, Map<String, String>>();
        runIds.forEach(id -> labels.get(id).ifPresent(some -> found.put(id, some)));
        return found;
    }

    boolean has(String runId, Map<String, String> wanted) {
        return labels.get(runId).orElse(Map.of()).entrySet().containsAll(wanted.entrySet());
    }
}
