package culm.web.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a request by their types. Says by name which one is wrong; null stands for a field that is not there. */
final class Fields {

    private final Map<String, Object> values;

    Fields(Map<String, Object> values) {
        this.values = values;
    }

    /** A field that nobody reads is a typing error. */
    Fields only(Set<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.invalid("unknown field '%s'; known are %s"
                        .formatted(name, known.stream().sorted().toList()));
            }
        }
        return this;
    }

    Map<String, Object> requiredObject(String name) {
        if (values.get(name) == null) {
            throw Refusal.invalid("field '%s' is missing".formatted(name));
        }
        return object(name);
    }

    /** Empty if it is not there. */
    @SuppressWarnings("unchecked") // keys of a JSON object are text
    Map<String, Object> object(String name) {
        return (Map<String, Object>) typed(name, Map.class, Map.of(), "an object");
    }

    String text(String name, String absent) {
        return Parameter.text(name, typed(name, String.class, absent, "a text"));
    }

    boolean flag(String name, boolean absent) {
        return typed(name, Boolean.class, absent, "true or false");
    }

    int integer(String name, int absent) {
        var number = typed(name, Long.class, (long) absent, "an integer");
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw Refusal.invalid("field '%s' is out of range: %d".formatted(name, number));
        }
        return number.intValue();
    }

    /** Null if it is not there. */
    Map<String, Object> objectOrNull(String name) {
        return values.get(name) == null ? null : object(name);
    }

    /** Objects; none if it is not there. */
    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var item : typed(name, List.class, List.of(), "a list of objects")) {
            if (!(item instanceof Map<?, ?>)) {
                throw Refusal.invalid("field '%s' must be a list of objects".formatted(name));
            }
            @SuppressWarnings("unchecked") // keys of a JSON object are text
            var object = (Map<String, Object>) item;
            objects.add(new Fields(object));
        }
        return objects;
    }

    /** Texts; null if it is not there. */
    List<String> texts(String name) {
        var items = typed(name, List.class, null, "a list of texts");
        if (items == null) {
            return null;
        }
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (!(item instanceof String text)) {
                throw Refusal.invalid("field '%s' must be a list of texts".formatted(name));
            }
            texts.add(text);
        }
        return texts;
    }

    /** Texts by name; null if it is not there. */
    Map<String, String> textsByName(String name) {
        if (values.get(name) == null) {
            return null;
        }
        var texts = new LinkedHashMap<String, String>();
        object(name).forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw Refusal.invalid("field '%s' must be an object of texts".formatted(name));
            }
            texts.put(Parameter.text(name, key), Parameter.text(name, text));
        });
        return texts;
    }

    /** Any JSON value. */
    Object value(String name) {
        return values.get(name);
    }

    private <T> T typed(String name, Class<T> type, T absent, String wanted) {
        var value = values.get(name);
        if (value == null) {
            return absent;
        }
        if (!type.isInstance(value)) {
            throw Refusal.invalid("field '%s' must be %s; it is %s".formatted(name, wanted, kind(value)));
        }
        return type.cast(value);
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String ? "a text" : String.valueOf(value);
    }
}
