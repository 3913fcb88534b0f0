package culm.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A copy of a tree under new ids, so that one tree can be run many times.
 *
 * @param document the copy
 * @param ids the new id of each pipeline, node and flow by the old one
 */
public record FreshIds(Map<String, Object> document, Map<String, String> ids) {

    private static final Pattern NUMBERED = Pattern.compile("([0-9a-f]{32})-[0-9]{1,9}");

    /**
     * Works before validation: what has not the shape of a tree is copied as it is.
     *
     * @param ids makes the new ids
     */
    public static FreshIds of(Map<String, Object> document, Supplier<String> ids) {
        Map<String, Object> copy = DeepCopy.of(document);
        return new FreshIds(copy, new Renaming(ids).rename(copy));
    }

    /**
     * The copy whose root has the id {@code key}, and all else the key with a number, in the order in which {@link Renaming}
     * comes upon it. Copies are stored as their key alone: that order must never change.
     *
     * @param key 32 hexadecimal digits that no other copy has
     */
    public static FreshIds under(String key, Map<String, Object> document) {
        return of(document, new Supplier<>() {
            private int made;

            @Override
            public String get() {
                return numbered(key, made++);
            }
        });
    }

    /**
     * The new ids in that copy.
     *
     * @param oldIds all of them, in that order
     */
    public static Map<String, String> under(String key, List<String> oldIds) {
        var ids = new LinkedHashMap<String, String>();
        oldIds.forEach(old -> ids.put(old, numbered(key, ids.size())));
        return ids;
    }

    private static String numbered(String key, int number) {
        return number == 0 ? key : key + '-' + number;
    }

    /** The key of the copy in which something below the root could have this id. */
    public static Optional<String> keyOf(String id) {
        var numbered = NUMBERED.matcher(id);
        return numbered.matches() ? Optional.of(numbered.group(1)) : Optional.empty();
    }
}
