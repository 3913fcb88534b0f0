package culm.data;

import java.util.Map;

/** What may be kept in memory for many at once: numbers, truth values, short texts, and not many of them. */
public final class Small {

    public static final int MOST = 32;

    private static final int LONGEST = 200;

    private Small() {}

    public static boolean is(Map<String, Object> values) {
        return values.size() <= MOST && values.values().stream().allMatch(Small::is);
    }

    public static boolean is(Object value) {
        return value == null
                || value == Scope.ABSENT
                || value instanceof Number
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= LONGEST);
    }
}
