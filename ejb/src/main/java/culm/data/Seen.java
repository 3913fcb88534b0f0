package culm.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the {@link Small} variables of a scope which nobody writes while branches see through it. */
public final class Seen {

    /** Of a scope of which nothing is known. */
    public static final Seen NOTHING = new Seen(Map.of(), false);

    /** Of a scope in which nothing was written. */
    public static final Seen NONE_WRITTEN = new Seen(Map.of(), true);

    private final Map<String, Object> known;
    private final boolean whole;

    private Seen(Map<String, Object> known, boolean whole) {
        this.known = known;
        this.whole = whole;
    }

    /** @param known values by key, {@link Scope#ABSENT} for what has none */
    static Seen of(Map<String, Object> known) {
        var small = new HashMap<String, Object>();
        known.forEach((key, value) -> {
            if (small.size() < Small.MOST && Small.is(value)) {
                small.put(key, value);
            }
        });
        return new Seen(small, false);
    }

    /** Reads what is known here, and from the store what is not. */
    public Scope.Written before(Scope.Written store) {
        return keys -> {
            var found = new LinkedHashMap<String, Object>();
            var missing = new ArrayList<String>();
            for (var key : keys) {
                var value = known.getOrDefault(key, Scope.ABSENT);
                if (!known.containsKey(key)) {
                    missing.add(key);
                } else if (value != Scope.ABSENT) {
                    found.put(key, value);
                }
            }
            if (!missing.isEmpty() && !whole) {
                found.putAll(store.read(missing));
            }
            return found;
        };
    }
}
