package culm.component.example;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/** Reads JSON values as the Python components of bamboo read theirs. */
final class PythonValues {

    private PythonValues() {}

    /** Null, false, zero and what is empty are false. */
    static boolean isTrue(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof CharSequence text) {
            return !text.isEmpty();
        }
        if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }

    /**
     * A fraction is cut off; a text must be a whole number.
     *
     * @throws IllegalArgumentException if the value is no number
     */
    static long toWhole(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof BigInteger big) {
            return big.longValueExact();
        }
        return value instanceof Number number ? number.longValue() : Long.parseLong(text(value));
    }

    /** The same, but false values such as null and the empty text give the default. */
    static long toWhole(Object value, long otherwise) {
        return isTrue(value) ? toWhole(value) : otherwise;
    }

    /** @throws IllegalArgumentException if the value is no number */
    static double toReal(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.parseDouble(text(value));
    }

    private static String text(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString().strip();
        }
        throw new IllegalArgumentException("not a number: " + value);
    }

    /** @throws IllegalArgumentException if the value is no map; null counts as an empty one */
    static Map<?, ?> toMap(Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not a map: " + value);
    }
}
