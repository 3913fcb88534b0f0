package culm.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was used last, in memory. The newest stays, however much it weighs. */
public final class RecentlyUsed<K, V> {

    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private final int mostWeight;
    private int weight;

    private record Weighed<V>(V value, int weight) {}

    public RecentlyUsed(int mostWeight) {
        this.mostWeight = mostWeight;
    }

    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key)).map(Weighed::value);
    }

    public synchronized void remember(K key, V value, int itsWeight) {
        var before = values.put(key, new Weighed<>(value, itsWeight));
        weight += itsWeight - (before == null ? 0 : before.weight());
        var oldest = values.values().iterator();
        while (weight > mostWeight && values.size() > 1) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    public synchronized void forget(K key) {
        var forgotten = values.remove(key);
        if (forgotten != null) {
            weight -= forgotten.weight();
        }
    }
}
