package culm.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How values of JSON and of Java become each other. */
final class JsonForm {

    private static final Set<Class<?>> CONTAINERS =
            Set.of(List.class, Set.class, Collection.class, Map.class, Optional.class);

    private JsonForm() {}

    /** @param seen the records that are looked at already */
    static boolean knows(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType typed) {
            var arguments = List.of(typed.getActualTypeArguments());
            return CONTAINERS.contains(raw(type))
                    && (raw(type) != Map.class || arguments.get(0) == String.class)
                    && arguments.stream().allMatch(argument -> knows(argument, seen));
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        if (plain.isRecord()) {
            return RecordForm.of(plain.asSubclass(Record.class)).problems(seen).isEmpty();
        }
        return plain == Object.class || plain.isEnum() || Scalar.of(plain).isPresent() || CONTAINERS.contains(plain);
    }

    /** @param problems gets what is wrong with the value; then the answer is null */
    static Object read(Type type, Object json, String path, List<String> problems) {
        var raw = raw(type);
        if (raw == Optional.class) {
            return Optional.ofNullable(json == null ? null : read(argument(type, 0), json, path, problems));
        }
        if (json == null) {
            return missing(raw, path, problems);
        }
        if (raw == Object.class) {
            return json;
        }
        if (raw.isRecord()) {
            return json instanceof Map<?, ?> values
                    ? RecordForm.of(raw.asSubclass(Record.class)).read(values, path + ".", problems)
                    : wrong(path, "a map", json, problems);
        }
        if (raw == Map.class) {
            return json instanceof Map<?, ?> values
                    ? map(argument(type, 1), values, path, problems)
                    : wrong(path, "a map", json, problems);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return json instanceof Collection<?> items
                    ? collection(raw, argument(type, 0), items, path, problems)
                    : wrong(path, "a list", json, problems);
        }
        return raw.isEnum() ? constant(raw, json, path, problems) : scalar(raw, json, path, problems);
    }

    private static Object missing(Class<?> raw, String path, List<String> problems) {
        if (raw.isPrimitive()) {
            problems.add("'%s' is missing".formatted(path));
        }
        return null;
    }

    private static Object wrong(String path, String wanted, Object json, List<String> problems) {
        problems.add("'%s' must be %s; it is %s".formatted(path, wanted, shown(json)));
        return null;
    }

    /** Not the value itself where it is long, or may be a secret of many parts. */
    private static String shown(Object json) {
        if (json instanceof Map) {
            return "a map";
        }
        return json instanceof Collection ? "a list" : json instanceof String ? "text" : String.valueOf(json);
    }

    private static Object map(Type valueType, Map<?, ?> values, String path, List<String> problems) {
        var read = new LinkedHashMap<String, Object>();
        values.forEach(
                (key, value) -> read.put(String.valueOf(key), read(valueType, value, path + "." + key, problems)));
        return read;
    }

    private static Object collection(
            Class<?> raw, Type itemType, Collection<?> items, String path, List<String> problems) {
        Collection<Object> read = raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>(items.size());
        int index = 0;
        for (var item : items) {
            read.add(read(itemType, item, "%s[%d]".formatted(path, index++), problems));
        }
        return read;
    }

    private static Object constant(Class<?> raw, Object json, String path, List<String> problems) {
        return Arrays.stream(raw.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(json))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("'%s' must be one of %s".formatted(path, Arrays.toString(raw.getEnumConstants())));
                    return null;
                });
    }

    private static Object scalar(Class<?> raw, Object json, String path, List<String> problems) {
        var scalar = Scalar.of(raw).orElseThrow(() -> new IllegalStateException(raw + " is no type of an input"));
        return scalar.read(json).orElseGet(() -> wrong(path, scalar.words(), json, problems));
    }

    /** What stands for a value that is not there. */
    static Object zero(Type type) {
        var raw = raw(type);
        return raw.isPrimitive() ? Scalar.of(raw).orElseThrow().zero() : null;
    }

    static Object write(Object value) {
        if (value instanceof Record record) {
            return RecordForm.of(record.getClass()).write(record);
        }
        if (value instanceof Optional<?> optional) {
            return write(optional.orElse(null));
        }
        if (value instanceof Map<?, ?> map) {
            var written = new LinkedHashMap<String, Object>();
            map.forEach((key, entry) -> written.put(String.valueOf(key), write(entry)));
            return written;
        }
        if (value instanceof Collection<?> items) {
            var written = new ArrayList<>(items.size());
            items.forEach(item -> written.add(write(item)));
            return written;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType typed ? typed.getRawType() : type);
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType typed ? typed.getActualTypeArguments()[index] : Object.class;
    }
}
