package culm.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values as the text Python gives them: <code>True</code>, <code>[1, 'a']</code>, <code>1e+16</code>. */
final class Printer {

    /** Next to a power of two the nearest text may mean another number, while the one beside it is right. */
    private static final List<RoundingMode> NEAREST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    private final StringBuilder out = new StringBuilder();
    private final Budget budget;

    private Printer(Budget budget) {
        this.budget = budget;
    }

    static String text(Object value, Budget budget) {
        return value instanceof String text ? text : literal(value, budget);
    }

    /** As {@link #text}, but with texts in quotes. */
    static String literal(Object value, Budget budget) {
        var printer = new Printer(budget);
        printer.print(value);
        return printer.out.toString();
    }

    private void print(Object value) {
        budget.step();
        if (value == null) {
            append("None");
        } else if (value instanceof Boolean truth) {
            append(truth ? "True" : "False");
        } else if (value instanceof Double number) {
            payForDigits(number, budget);
            append(real(number));
        } else if (Numbers.isInteger(value)) {
            append(integer(value));
        } else if (value instanceof String text) {
            payFor(text.length());
            append(quoted(text));
        } else {
            budget.enter();
            printContainer(value);
            budget.leave();
        }
    }

    private String integer(Object value) {
        if (value instanceof BigInteger big) {
            budget.spend(big.bitLength() / 4); // its digits are found by division
        }
        return value.toString();
    }

    private void printContainer(Object value) {
        if (value instanceof Tuple tuple) {
            printItems("(", tuple, tuple.size() == 1 ? ",)" : ")");
        } else if (value instanceof Range) {
            append(value.toString());
        } else if (value instanceof List<?> list) {
            printItems("[", list, "]");
        } else if (value instanceof Map<?, ?> map) {
            printEntries(map);
        } else if (value instanceof Set<?> set) {
            printItems(set.isEmpty() ? "set(" : "{", set, set.isEmpty() ? ")" : "}");
        } else if (value instanceof View view && view.printable()) {
            printItems(view.label() + "([", view.items(), "])");
        } else if (value instanceof Function function && function.printable()) {
            append(function.name());
        } else {
            throw new Refused("%s has no text".formatted(Types.of(value)));
        }
    }

    private void printItems(String open, Collection<?> items, String close) {
        append(open);
        String separator = "";
        for (Object item : items) {
            append(separator);
            print(Key.open(item));
            separator = ", ";
        }
        append(close);
    }

    private void printEntries(Map<?, ?> map) {
        append("{");
        String separator = "";
        for (var entry : map.entrySet()) {
            append(separator);
            print(Key.open(entry.getKey()));
            append(": ");
            print(entry.getValue());
            separator = ", ";
        }
        append("}");
    }

    private void append(String part) {
        payFor(part.length());
        out.append(part);
    }

    private void payFor(int length) {
        if (out.length() + length > Limits.TEXT) {
            throw Refused.tooLong();
        }
        budget.characters(length);
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        if (isPlain(text, quote)) {
            return quote + text + quote;
        }
        var out = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(character -> {
            if (character == quote || character == '\\') {
                out.append('\\').appendCodePoint(character);
            } else {
                appendEscaped(out, character);
            }
        });
        return out.append(quote).toString();
    }

    private static boolean isPlain(String text, char quote) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character >= 0x7f || character == quote || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void appendEscaped(StringBuilder out, int character) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < ' ' || character >= 0x7f && character <= 0xa0 || character == 0xad) {
                    out.append("\\x%02x".formatted(character));
                } else if (Character.getType(character) == Character.SURROGATE) {
                    out.append("\\u%04x".formatted(character));
                } else {
                    out.appendCodePoint(character);
                }
            }
        }
    }

    static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        } else if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return shortest.scale() <= 0 ? shortest.toBigInteger() + ".0" : shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        return "%s%s%se%s%02d"
                .formatted(
                        value < 0 ? "-" : "",
                        digits.charAt(0),
                        digits.length() > 1 ? "." + digits.substring(1) : "",
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    /** The fewest digits that still mean this number; Double.toString of Java 17 sometimes gives more, or others. */
    private static BigDecimal shortest(double value) {
        BigDecimal precise = new BigDecimal(value).round(new MathContext(40, RoundingMode.HALF_EVEN));
        for (int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15; digits < 17; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = precise.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return precise.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** What the exact digits of a float cost: those near 0 and the very large have hundreds. */
    static void payForDigits(double value, Budget budget) {
        budget.spend(Math.max(0, Math.abs(Math.getExponent(value)) - Long.SIZE) / 2);
    }
}
