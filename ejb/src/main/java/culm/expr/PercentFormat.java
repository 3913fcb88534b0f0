package culm.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** <code>'%s-%05.2f' % (a, b)</code>. */
final class PercentFormat {

    private static final Pattern FIELD = Pattern.compile(
            "%(?:\\((?<key>[^()]*+)\\))?+(?<flags>[-+ 0#]*+)(?<width>\\d{1,9}+)?+"
                    + "(?:\\.(?<precision>\\d{0,9}+))?+(?<type>.)",
            Pattern.DOTALL);

    private final Object values;
    private final Budget budget;
    private int used;

    private PercentFormat(Object values, Budget budget) {
        this.values = values;
        this.budget = budget;
    }

    static String format(String format, Object values, Budget budget) {
        return new PercentFormat(values, budget).format(format);
    }

    private String format(String format) {
        budget.characters(format.length());
        var out = new StringBuilder();
        Matcher field = FIELD.matcher(format);
        int at = 0;
        for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
            if (!field.find(percent) || field.start() != percent) {
                throw new Refused("a format is incomplete");
            }
            append(padded(field), out.append(format, at, percent));
            at = field.end();
        }
        boolean all = values instanceof Tuple tuple ? used == tuple.size() : values instanceof Map || used == 1;
        if (!all) {
            throw new Refused("a format does not take all its values");
        }
        out.append(format, at, format.length());
        budget.characters(out.length());
        return out.toString();
    }

    private void append(String text, StringBuilder out) {
        if (out.length() + text.length() > Limits.TEXT) {
            throw Refused.tooLong();
        }
        budget.step();
        budget.characters(text.length());
        out.append(text);
    }

    private String padded(Matcher field) {
        if (field.group("type").equals("%")) {
            return "%";
        }
        String flags = field.group("flags");
        String text = text(field, value(field.group("key")));
        if (field.group("width") == null) {
            return text;
        }
        int missing = limited(field.group("width"), 0) - Characters.length(text);
        if (missing <= 0) {
            return text;
        } else if (flags.contains("-")) {
            return text + " ".repeat(missing);
        }
        boolean zeros = flags.contains("0") && !"srca".contains(field.group("type"));
        int sign = zeros && !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        return text.substring(0, sign) + (zeros ? "0" : " ").repeat(missing) + text.substring(sign);
    }

    private static int limited(String number, int missing) {
        int limited = number == null ? missing : number.isEmpty() ? 0 : Integer.parseInt(number);
        if (limited > Limits.FORMAT) {
            throw new Refused("a format is wider than %d characters".formatted(Limits.FORMAT));
        }
        return limited;
    }

    private Object value(String key) {
        if (key != null) {
            return Sequences.index(values instanceof Map ? values : Map.of(), key, budget);
        }
        int index = used++;
        if (values instanceof Tuple tuple ? index >= tuple.size() : index > 0) {
            throw new Refused("a format has more fields than values");
        }
        return values instanceof Tuple tuple ? tuple.get(index) : values;
    }

    private String text(Matcher field, Object value) {
        String type = field.group("type");
        int precision = limited(field.group("precision"), -1);
        return switch (type) {
            case "s" -> shortened(Printer.text(value, budget), precision);
            case "r" -> shortened(Printer.literal(value, budget), precision);
            case "c" -> character(value);
            case "d", "i", "u" -> signed(field, Printer.literal(integer(value), budget));
            case "x" -> signed(field, based(field, integer(value), 16, "0x"));
            case "X" -> signed(field, based(field, integer(value), 16, "0x").toUpperCase(Locale.ROOT));
            case "o" -> signed(field, based(field, integer(value), 8, "0o"));
            case "f", "F", "e", "E", "g", "G" -> signed(field, real(type, value, precision < 0 ? 6 : precision));
            default -> throw new Refused("'%%%s' is no format".formatted(type));
        };
    }

    private static String shortened(String text, int precision) {
        return precision < 0 || Characters.length(text) <= precision ? text : Characters.part(text, 0, precision);
    }

    private static String character(Object value) {
        if (value instanceof String text && Characters.length(text) == 1) {
            return text;
        } else if (Numbers.isSmall(value) && Character.isValidCodePoint(Numbers.index(value))) {
            return Character.toString(Numbers.index(value));
        }
        throw new Refused("%c takes one character");
    }

    private static Object integer(Object value) {
        if (!Numbers.isNumber(value)) {
            throw new Refused("a format takes a number, not %s".formatted(Types.of(value)));
        }
        return NumberText.integer(value);
    }

    private static String based(Matcher field, Object value, int radix, String prefix) {
        BigInteger number = Numbers.big(value);
        String digits = number.abs().toString(radix);
        return (number.signum() < 0 ? "-" : "") + (field.group("flags").contains("#") ? prefix : "") + digits;
    }

    private static String signed(Matcher field, String number) {
        if (number.startsWith("-")) {
            return number;
        }
        String flags = field.group("flags");
        return (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + number;
    }

    private String real(String type, Object value, int precision) {
        if (!Numbers.isNumber(value)) {
            throw new Refused("a format takes a number, not %s".formatted(Types.of(value)));
        }
        double number = Numbers.real(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Printer.real(number);
        }
        budget.spend(precision / 8);
        Printer.payForDigits(number, budget);
        BigDecimal exact = new BigDecimal(number).abs();
        String text =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "f" ->
                        exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
                    case "e" -> scientific(exact, precision);
                    default -> general(exact, Math.max(1, precision));
                };
        String sign = Math.copySign(1, number) < 0 ? "-" : "";
        return sign + (type.equals("E") || type.equals("G") ? text.toUpperCase(Locale.ROOT) : text);
    }

    private static String scientific(BigDecimal number, int precision) {
        BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = number.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().toString();
        digits += "0".repeat(Math.max(0, precision + 1 - digits.length()));
        return "%s%se%s%02d"
                .formatted(
                        digits.charAt(0),
                        precision > 0 ? "." + digits.substring(1, precision + 1) : "",
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    private static String general(BigDecimal number, int precision) {
        BigDecimal rounded = number.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = number.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < precision) {
            return number.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        String text = scientific(number, precision - 1);
        int e = text.indexOf('e');
        String mantissa = text.substring(0, e);
        return (mantissa.contains(".") ? mantissa.replaceAll("0*$", "").replaceAll("\\.$", "") : mantissa)
                + text.substring(e);
    }
}
