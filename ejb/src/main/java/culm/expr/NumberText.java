package culm.expr;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers out of texts, as <code>int()</code> and <code>float()</code> read them. */
final class NumberText {

    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:\\d++(?:_\\d++)*+(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-z]++(?:_[0-9a-z]++)*+");
    private static final Map<String, Double> NAMED = Map.of(
            "inf",
            Double.POSITIVE_INFINITY,
            "infinity",
            Double.POSITIVE_INFINITY,
            "nan",
            Double.NaN,
            "-inf",
            Double.NEGATIVE_INFINITY,
            "-infinity",
            Double.NEGATIVE_INFINITY,
            "+inf",
            Double.POSITIVE_INFINITY,
            "+infinity",
            Double.POSITIVE_INFINITY);

    private NumberText() {}

    static Object integer(Object value) {
        if (value instanceof Double number) {
            return Numbers.truncate(number);
        } else if (Numbers.isInteger(value)) {
            return Numbers.plain(value);
        } else if (value instanceof String text) {
            return integer(text, 10);
        }
        throw new Refused("%s is not an integer".formatted(Types.of(value)));
    }

    static Object integer(String text, int base) {
        String digits = shortened(text);
        boolean minus = digits.startsWith("-");
        digits = minus || digits.startsWith("+") ? digits.substring(1) : digits;
        digits = withoutPrefix(digits, base);
        if (base < 2 || base > 36 || !DIGITS.matcher(digits).matches()) {
            throw notANumber(text);
        }
        try {
            var number = new BigInteger(digits.replace("_", ""), base);
            return Numbers.integer(minus ? number.negate() : number);
        } catch (NumberFormatException otherDigits) {
            throw notANumber(text);
        }
    }

    private static String withoutPrefix(String digits, int base) {
        String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "?";
        return digits.startsWith(prefix) ? digits.substring(2) : digits;
    }

    static double real(String text) {
        String digits = shortened(text);
        if (NAMED.containsKey(digits)) {
            return NAMED.get(digits);
        } else if (!REAL.matcher(digits).matches()) {
            throw notANumber(text);
        }
        return Double.parseDouble(digits.replace("_", ""));
    }

    private static String shortened(String text) {
        String digits = text.length() > 2 * Limits.BITS ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (digits.length() > Limits.BITS) {
            throw new Refused("a number has too many digits");
        }
        return digits;
    }

    private static Refused notANumber(String text) {
        return new Refused("'%s' is not a number".formatted(Characters.shortened(text, 40)));
    }
}
