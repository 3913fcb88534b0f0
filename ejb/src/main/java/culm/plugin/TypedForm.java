package culm.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of one class of {@link TypedComponent}. */
final class TypedForm<I extends Record, O extends Record> {

    /** A call with the records that it needs. */
    interface Call<I, O> {
        Answer with(I inputs, O soFar) throws Exception;
    }

    private static final ClassValue<TypedForm<?, ?>> FORMS = new ClassValue<>() {
        @Override
        protected TypedForm<?, ?> computeValue(Class<?> type) {
            var records = records(type).orElseThrow(() -> new IllegalArgumentException(unknown(type)));
            return new TypedForm<>(records.get(0), records.get(1));
        }
    };

    private final RecordForm inputs;
    private final RecordForm outputs;
    private final InputCheck check;

    private TypedForm(Class<? extends Record> inputs, Class<? extends Record> outputs) {
        this.inputs = RecordForm.of(inputs);
        this.outputs = RecordForm.of(outputs);
        this.check = InputCheck.of(inputs);
    }

    @SuppressWarnings("unchecked") // the records were found by the type parameters of the class
    static <I extends Record, O extends Record> TypedForm<I, O> of(Class<?> component) {
        return (TypedForm<I, O>) FORMS.get(component);
    }

    /** What keeps the records of a component from being read and written; empty if nothing does. */
    static List<String> problems(Class<?> component) {
        var records = records(component);
        if (records.isEmpty()) {
            return List.of(unknown(component));
        }
        var problems = new ArrayList<String>();
        records.get().forEach(record -> problems.addAll(RecordForm.of(record).problems()));
        return problems;
    }

    @SuppressWarnings("unchecked")
    Answer call(Activity activity, Call<I, O> call) throws Exception {
        var problems = new ArrayList<String>();
        var in = inputs.read(activity.inputs(), problems);
        if (problems.isEmpty()) {
            problems.addAll(check.problems(in));
        }
        return problems.isEmpty()
                ? call.with((I) in, (O) outputs.readLenient(activity.outputs()))
                : Answer.failed("inputs: " + String.join("; ", problems));
    }

    private static String unknown(Class<?> component) {
        return "%s does not say which records its inputs and outputs are".formatted(component.getName());
    }

    /** Those of inputs and of outputs. */
    private static Optional<List<Class<? extends Record>>> records(Class<?> component) {
        for (var type = component; type != null; type = type.getSuperclass()) {
            for (var implemented : type.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType typed && typed.getRawType() == TypedComponent.class) {
                    return records(typed.getActualTypeArguments());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Class<? extends Record>>> records(Type[] arguments) {
        var found = new ArrayList<Class<? extends Record>>();
        for (var argument : arguments) {
            if (argument instanceof Class<?> type && type.isRecord()) {
                found.add(type.asSubclass(Record.class));
            }
        }
        return found.size() == 2 ? Optional.of(found) : Optional.empty();
    }
}
