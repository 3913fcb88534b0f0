package culm.data;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that flows carry: maps, lists, text, booleans, {@code Long}, {@code BigInteger}, {@code Double}, null. */
public final class JsonValue {

    private static final int MAX_DEPTH = 200;

    /** A short text can stand for a number that no memory holds. */
    private static final int MAX_DIGITS = 1_000;

    private JsonValue() {}

    /**
     * A deep copy in the types above.
     *
     * @throws IllegalArgumentException if something in it is not a JSON value; says where
     */
    public static Object copyOf(Object value) {
        return copy(value, "", 0);
    }

    /** {@link #copyOf(Object)} of a map. */
    public static Map<String, Object> copyOf(Map<?, ?> values) {
        return copyMap(values, "", 0);
    }

    private static Object copy(Object value, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than %d levels at %s".formatted(MAX_DEPTH, path));
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number, path);
        }
        if (value instanceof Map<?, ?> map) {
            return copyMap(map, path, depth);
        }
        if (value instanceof Collection<?> items) {
            return copyList(items, path, depth);
        }
        if (value.getClass().isArray()) {
            return copyList(elements(value), path, depth);
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "%s is not a JSON value%s".formatted(value.getClass().getName(), path.isEmpty() ? "" : " at " + path));
    }

    private static Map<String, Object> copyMap(Map<?, ?> map, String path, int depth) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a key of %s is not text: %s".formatted(path, key));
            }
            copy.put(name, copy(value, path + "/" + name, depth + 1));
        });
        return copy;
    }

    private static List<Object> copyList(Collection<?> items, String path, int depth) {
        var copy = new ArrayList<>(items.size());
        for (var item : items) {
            copy.add(copy(item, path + "/" + copy.size(), depth + 1));
        }
        return copy;
    }

    private static List<Object> elements(Object array) {
        var elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static Object number(Number number, String path) {
        if (number instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
        }
        if (number instanceof BigDecimal decimal) {
            if (decimal.precision() - (long) decimal.scale() > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "a number has more than %d digits at %s".formatted(MAX_DIGITS, path));
            }
            return decimal.scale() <= 0 ? number(decimal.toBigInteger(), path) : finite(decimal.doubleValue(), path);
        }
        if (number instanceof Double || number instanceof Float) {
            return finite(number.doubleValue(), path);
        }
        return number.longValue();
    }

    private static Double finite(double value, String path) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "JSON has no %s%s".formatted(value, path.isEmpty() ? "" : " at " + path));
        }
        return value;
    }
}
