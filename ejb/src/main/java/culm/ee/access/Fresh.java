package culm.ee.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was found a short time ago, so that it need not be looked for again. Where looking fails, what was found last holds for a
 * while longer. The number of things is bounded.
 */
final class Fresh<K, V> {

    private static final int MOST = 10_000;

    private static final Duration WITHOUT_LOOKING = Duration.ofMinutes(10);

    /** @param last until when it holds if nobody can look */
    private record Kept<V>(V value, Instant end, Instant last) {}

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
        V value;
        try {
            value = search.get();
        } catch (RuntimeException away) {
            return lastKnown(key, away);
        }
        remember(key, value, seen);
        return value;
    }

    /** The database may be away, and those who watch the server are to see that. */
    private synchronized V lastKnown(K key, RuntimeException away) {
        var known = found.get(key);
        var now = clock.instant();
        if (known == null || !now.isBefore(known.last())) {
            throw away;
        }
        found.put(key, new Kept<>(known.value(), now.plus(kept), known.last()));
        return known.value();
    }

    /** What was looked for before a change and found after it may be either. */
    private synchronized void remember(K key, V value, long seen) {
        if (seen == changes) {
            put(key, value);
        }
    }

    synchronized void put(K key, V value) {
        var end = clock.instant().plus(kept);
        found.put(key, new Kept<>(value, end, end.plus(WITHOUT_LOOKING)));
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
