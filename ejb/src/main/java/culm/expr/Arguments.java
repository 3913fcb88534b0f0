package culm.expr;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The values a function is called with. */
record Arguments(List<Object> positional, Map<String, Object> named) {

    static Arguments of(Object only) {
        return new Arguments(Collections.singletonList(only), Map.of());
    }

    int count() {
        return positional.size();
    }

    Object at(int index) {
        return positional.get(index);
    }

    Object at(int index, Object fallback) {
        return index < positional.size() ? positional.get(index) : fallback;
    }

    Object at(int index, String name, Object fallback) {
        return index < positional.size() ? positional.get(index) : named.getOrDefault(name, fallback);
    }

    int number(int index) {
        return Numbers.index(at(index));
    }

    int number(int index, String name, int fallback) {
        return Numbers.index(at(index, name, (long) fallback));
    }

    String text(int index) {
        return text(at(index));
    }

    String text(int index, String fallback) {
        return text(at(index, fallback));
    }

    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new Refused("%s is not a text".formatted(Types.of(value)));
    }
}
