package culm.expr;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A key of a map or element of a set that is not a text, equal to its like as in Python: 1, 1.0 and True are one key.
 * Texts are used as they are, so that maps from JSON need no translation. The hashes cannot be foreseen; otherwise an
 * expression could make thousands of keys that collide.
 */
final class Key {

    private static final long FACTOR = new Random().nextLong() | 1;
    private static final BigInteger MODULUS = BigInteger.valueOf((FACTOR >>> 1) | 1);

    private final Object value;
    private final Object canonical;
    private final int hash;

    private Key(Object value, Object canonical, int hash) {
        this.value = value;
        this.canonical = canonical;
        this.hash = hash;
    }

    static Object of(Object value, Budget budget) {
        return value instanceof String ? value : wrap(value, budget);
    }

    /** The value behind a key of a map or an element of a set. */
    static Object open(Object key) {
        return key instanceof Key wrapped ? wrapped.value : key;
    }

    private static Key wrap(Object value, Budget budget) {
        budget.step();
        if (value instanceof Tuple tuple) {
            return wrapTuple(tuple, budget);
        } else if (value == null || Numbers.isNumber(value)) {
            Object canonical = value == null ? null : Numbers.canonical(value);
            return new Key(value, canonical, hash(canonical));
        } else if (value instanceof String text) {
            budget.characters(text.length());
            return new Key(value, value, hash(text));
        }
        throw new Refused("%s cannot be a key".formatted(Types.of(value)));
    }

    private static Key wrapTuple(Tuple tuple, Budget budget) {
        budget.enter();
        var keys = new Key[tuple.size()];
        long hash = 7;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = wrap(tuple.get(i), budget);
            hash = (hash + keys[i].hash) * FACTOR;
        }
        budget.leave();
        return new Key(tuple, List.of(keys), fold(hash));
    }

    private static int hash(Object canonical) {
        if (canonical instanceof BigInteger big) {
            return fold(big.mod(MODULUS).longValue() * FACTOR);
        } else if (canonical instanceof Double number) {
            return fold(Double.doubleToLongBits(number) * FACTOR);
        }
        return fold((canonical == null ? -1 : (Long) canonical) * FACTOR);
    }

    private static int hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash + text.charAt(i)) * FACTOR;
        }
        return fold(hash);
    }

    private static int fold(long hash) {
        return (int) (hash >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && hash == key.hash && Objects.equals(canonical, key.canonical);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
