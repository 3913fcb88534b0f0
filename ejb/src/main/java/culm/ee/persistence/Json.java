package culm.ee.persistence;

import culm.ee.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of JSON text. */
final class Json {

    private static final String NO_MEMBERS = "{}";

    private Json() {}

    /** What is empty is so often written and read that a generator and a parser are too dear for it. */
    static String of(Object value) {
        if (value instanceof Map<?, ?> map && map.isEmpty()) {
            return NO_MEMBERS;
        }
        return JsonText.write(value);
    }

    /** For columns that may be null. */
    static String ofNullable(Object value) {
        return value == null ? null : of(value);
    }

    static Object value(String text) {
        if (text == null) {
            return null;
        }
        return text.equals(NO_MEMBERS) ? new LinkedHashMap<>() : JsonText.parse(text);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(String text) {
        return (Map<String, Object>) value(text);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(String text) {
        return (List<Object>) value(text);
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Object list) {
        return (List<String>) list;
    }
}
