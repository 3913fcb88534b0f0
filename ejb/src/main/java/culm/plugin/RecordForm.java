package culm.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the values of JSON and a record become each other. */
final class RecordForm {

    private record Field(String key, Type type, Method accessor) {}

    private static final ClassValue<RecordForm> FORMS = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return new RecordForm(type.asSubclass(Record.class));
        }
    };

    private final Class<? extends Record> type;
    private final List<Field> fields;
    private final Constructor<? extends Record> constructor;

    private RecordForm(Class<? extends Record> type) {
        this.type = type;
        var components = type.getRecordComponents();
        this.fields = Arrays.stream(components).map(RecordForm::field).toList();
        this.constructor = constructor(components);
    }

    static RecordForm of(Class<? extends Record> type) {
        return FORMS.get(type);
    }

    private static Field field(RecordComponent component) {
        var key = component.getAnnotation(Key.class);
        var accessor = component.getAccessor();
        accessor.setAccessible(true); // the record may be private to its component
        return new Field(key == null ? component.getName() : key.value(), component.getGenericType(), accessor);
    }

    private Constructor<? extends Record> constructor(RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible); // every record has it
        }
    }

    /** Types that no value of JSON becomes. */
    List<String> problems() {
        return problems(new HashSet<>());
    }

    /** @param seen the records that are looked at: one may have itself as a part */
    List<String> problems(Set<Class<?>> seen) {
        var problems = new ArrayList<String>();
        if (!seen.add(type)) {
            return problems;
        }
        for (var field : fields) {
            if (!JsonForm.knows(field.type(), seen)) {
                problems.add("%s has '%s' of type %s, which no JSON value becomes"
                        .formatted(type.getName(), field.key(), field.type().getTypeName()));
            }
        }
        return problems;
    }

    /** @param problems gets what is wrong; if anything is, the answer is null */
    Record read(Map<String, ?> values, List<String> problems) {
        return read(values, "", problems);
    }

    Record read(Map<?, ?> values, String path, List<String> problems) {
        var before = problems.size();
        var arguments = new Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            var field = fields.get(i);
            arguments[i] = JsonForm.read(field.type(), values.get(field.key()), path + field.key(), problems);
        }
        return problems.size() == before ? make(arguments, path, problems) : null;
    }

    /** What is missing or does not fit is null, or zero. */
    Record readLenient(Map<String, ?> values) {
        var arguments = new Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            var field = fields.get(i);
            var read = JsonForm.read(field.type(), values.get(field.key()), field.key(), new ArrayList<>());
            arguments[i] = read == null ? JsonForm.zero(field.type()) : read;
        }
        var problems = new ArrayList<String>();
        var record = make(arguments, "", problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("outputs: " + problems.get(0));
        }
        return record;
    }

    private Record make(Object[] arguments, String path, List<String> problems) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            var place = path.isEmpty() ? "" : "'%s' ".formatted(path.substring(0, path.length() - 1));
            problems.add(place + "is refused by %s: %s".formatted(type.getSimpleName(), refused.getCause()));
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Map<String, Object> write(Record record) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            values.put(field.key(), JsonForm.write(value(field, record)));
        }
        return values;
    }

    private static Object value(Field field, Record record) {
        try {
            return field.accessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(field.key() + " cannot be read", unreadable);
        }
    }
}
