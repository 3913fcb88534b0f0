package culm.ee.persistence;

import culm.ee.json.JsonText;
import java.util.List;
import java.util.Map;

/** Columns of JSON text. */
final class Json {

    private Json() {}

    static String of(Object value) {
        return JsonText.write(value);
    }

    /** For columns that may be null. */
    static String ofNullable(Object value) {
        return value == null ? null : JsonText.write(value);
    }

    static Object value(String text) {
        return text == null ? null : JsonText.parse(text);
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
