package culm.ee.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was found a short time ago, so that it need not be looked for again. The number of things is bounded. */
final class Fresh<K, V> {

    private static final int MOST = 10_000;

    private record Kept<V>(V value, Instant end) {}

    private final Map<K, Kept<V>> found = new LinkedHashMap<>(16, 0.75f, true);
    private final InstantSource clock;
    private final Duration kept;
    private long changes;

    Fresh(InstantSource clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    V get(K key, Supplier<V> search) {
        long seen;
        synchronized (this) {
            var known = found.get(key);
            if (known != null && clock.instant().isBefore(known.end())) {
                return known.value();
            }
            seen = changes;
        }
        var value = search.get();
        remember(key, value, seen);
        return value;
    }

    /** What was looked for before a change and found after it may be either. */
    private synchronized void remember(K key, V value, long seen) {
        if (seen == changes) {
            put(key, value);
        }
    }

    synchronized void put(K key, V value) {
        found.put(key, new Kept<>(value, clock.instant().plus(kept)));
        if (found.size() > MOST) {
            var oldest = found.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized boolean has(K key) {
        var known = found.get(key);
        return known != null && clock.instant().isBefore(known.end());
    }

    /** Something has changed. */
    synchronized void forget() {
        changes++;
        found.clear();
    }
}
