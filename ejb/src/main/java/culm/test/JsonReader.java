package culm.test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * JSON text as the values that flows carry. Whoever tests a component has no server, and so no JSON parser, beside him; this one
 * reads as the server does.
 */
final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int MAX_DEPTH = 900;
    private static final int MAX_DIGITS = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is not one JSON value; says where */
    static Object read(String text) {
        var reader = new JsonReader(text);
        reader.at = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
        var value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("there is more after the value");
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::list);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(Supplier<Object> value) {
        if (++depth > MAX_DEPTH) {
            throw wrong("nested deeper than %d levels".formatted(MAX_DEPTH));
        }
        at++;
        var read = value.get();
        depth--;
        return read;
    }

    private Map<String, Object> object() {
        var members = new LinkedHashMap<String, Object>();
        if (ends('}')) {
            return members;
        }
        do {
            if (peek() != '"') {
                throw wrong("a name in double quotes is expected");
            }
            var name = string();
            expect(':');
            members.put(name, value());
        } while (goesOn('}'));
        return members;
    }

    private List<Object> list() {
        var items = new ArrayList<Object>();
        if (ends(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (goesOn(']'));
        return items;
    }

    private boolean ends(char end) {
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char end) {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw wrong("'%s' is expected".formatted(expected));
        }
        at++;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        var number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a value is expected");
        }
        var value = number.group(2) == null && number.group(3) == null ? whole(number.group()) : real(number.group());
        at = number.end();
        return value;
    }

    private Object whole(String digits) {
        if (digits.length() > MAX_DIGITS) {
            throw wrong("a number has more than %d digits".formatted(MAX_DIGITS));
        }
        var value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private Double real(String digits) {
        var value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw wrong("a number is too large");
        }
        return value;
    }

    private String string() {
        var read = new StringBuilder();
        at++;
        for (var c = inString(); c != '"'; c = inString()) {
            read.append(c == '\\' ? escaped() : c);
            at++;
        }
        at++;
        return read.toString();
    }

    private char inString() {
        if (at == text.length()) {
            throw wrong("the text ends too early");
        }
        if (text.charAt(at) < ' ') {
            throw wrong("a control character must be escaped");
        }
        return text.charAt(at);
    }

    private char escaped() {
        at++;
        var c = inString();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("there is no escape \\" + c);
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            var digit = inString() < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits are expected");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private char peek() {
        space();
        if (at == text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String problem) {
        var before = text.substring(0, at);
        var line = before.chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException(
                "line %d, column %d: %s".formatted(line, at - before.lastIndexOf('\n'), problem));
    }
}
