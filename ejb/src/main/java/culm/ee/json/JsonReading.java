package culm.ee.json;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Builds values from the events of a parser, with a stack of its own, so that depth costs no thread its stack. */
final class JsonReading {

    private static final int MAX_DIGITS = 1_000;

    /** A list or object that has begun; {@code key} is where in an object the next value goes. */
    private static final class Open {
        private final List<Object> items;
        private final Map<String, Object> members;
        private String key;

        private Open(List<Object> items, Map<String, Object> members) {
            this.items = items;
            this.members = members;
        }

        private Object value() {
            return items != null ? items : members;
        }

        private void add(Object value) {
            if (items != null) {
                items.add(value);
            } else {
                members.put(key, value);
            }
        }
    }

    private final JsonParser parser;
    private final Deque<Open> open = new ArrayDeque<>();
    private Object result;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    static Object of(Supplier<JsonParser> text) {
        try (var parser = text.get()) {
            return new JsonReading(parser).read();
        } catch (JsonParsingException malformed) {
            var at = malformed.getLocation();
            throw new JsonSyntax(problem(malformed), at.getLineNumber(), at.getColumnNumber());
        } catch (NoSuchElementException end) {
            throw new JsonSyntax("the text ends too early", 1, 1);
        } catch (JsonException unreadable) {
            throw new JsonSyntax(problem(unreadable), 1, 1);
        }
    }

    private static String problem(JsonException failure) {
        return failure.getMessage().lines().findFirst().orElse("not JSON");
    }

    private Object read() {
        do {
            take(parser.next());
        } while (!open.isEmpty());
        if (parser.hasNext()) {
            parser.next();
            throw syntax("there is more after the value");
        }
        return result;
    }

    private void take(Event event) {
        switch (event) {
            case START_OBJECT -> begin(new Open(null, new LinkedHashMap<>()));
            case START_ARRAY -> begin(new Open(new ArrayList<>(), null));
            case END_OBJECT, END_ARRAY -> put(open.pop().value());
            case KEY_NAME -> open.element().key = parser.getString();
            case VALUE_STRING -> put(parser.getString());
            case VALUE_NUMBER -> put(number());
            case VALUE_TRUE -> put(Boolean.TRUE);
            case VALUE_FALSE -> put(Boolean.FALSE);
            case VALUE_NULL -> put(null);
        }
    }

    private void begin(Open next) {
        if (open.size() == JsonText.MAX_DEPTH) {
            throw syntax("nested deeper than %d levels".formatted(JsonText.MAX_DEPTH));
        }
        open.push(next);
    }

    private void put(Object value) {
        if (open.isEmpty()) {
            result = value;
        } else {
            open.element().add(value);
        }
    }

    private Object number() {
        var text = parser.getString();
        if (text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            return whole(text);
        }
        var value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw syntax("a number is too large");
        }
        return value;
    }

    private Object whole(String text) {
        if (text.length() > MAX_DIGITS) {
            throw syntax("a number has more than %d digits".formatted(MAX_DIGITS));
        }
        var value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private JsonSyntax syntax(String problem) {
        var at = parser.getLocation();
        return new JsonSyntax(problem, at.getLineNumber(), at.getColumnNumber());
    }
}
