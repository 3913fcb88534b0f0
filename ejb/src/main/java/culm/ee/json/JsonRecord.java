package culm.ee.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Records as JSON objects: each member by the name of its component, as in {@code started_at} for {@code startedAt}. */
public final class JsonRecord {

    private JsonRecord() {}

    /** A JSON value of a record, or of what has records in it. */
    public static Object of(Object value) {
        if (value instanceof Record view) {
            return members(view);
        }
        if (value instanceof Map<?, ?> map) {
            var object = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> object.put(String.valueOf(name), of(member)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(JsonRecord::of).toList();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Enum<?> || value instanceof Instant ? value.toString() : value;
    }

    private static Map<String, Object> members(Record view) {
        var object = new LinkedHashMap<String, Object>();
        for (var component : view.getClass().getRecordComponents()) {
            object.put(name(component), of(value(view, component)));
        }
        return object;
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record view, RecordComponent component) {
        try {
            return component.getAccessor().invoke(view);
        } catch (IllegalAccessException | InvocationTargetException hidden) {
            throw new IllegalArgumentException(
                    "%s has no public %s".formatted(view.getClass().getName(), component.getName()), hidden);
        }
    }
}
