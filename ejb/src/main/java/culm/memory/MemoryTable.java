package culm.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map whose writes are undone when their transaction fails. */
final class MemoryTable<K, V> {

    private final Map<K, V> rows = new LinkedHashMap<>();
    private final MemoryTransactions transactions;

    MemoryTable(MemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<V> get(K key) {
        return transactions.call(() -> Optional.ofNullable(rows.get(key)));
    }

    boolean has(K key) {
        return get(key).isPresent();
    }

    List<V> all() {
        return transactions.call(() -> List.copyOf(rows.values()));
    }

    List<Map.Entry<K, V>> entries() {
        return transactions.call(() -> rows.entrySet().stream()
                .map(row -> Map.entry(row.getKey(), row.getValue()))
                .toList());
    }

    void put(K key, V value) {
        transactions.call(() -> {
            restoreLater(key, rows.put(key, value));
            return null;
        });
    }

    void remove(K key) {
        transactions.call(() -> {
            restoreLater(key, rows.remove(key));
            return null;
        });
    }

    private void restoreLater(K key, V before) {
        transactions.onRollback(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }
}
