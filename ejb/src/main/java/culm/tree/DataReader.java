package culm.tree;

import culm.tree.Variable.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code data}: the variables of a flow, what it publishes, and what is fixed at its start. */
final class DataReader {

    private final Problems problems;
    private final ValueReader values;

    DataReader(Survey survey) {
        problems = survey.problems();
        values = new ValueReader(survey.registry());
    }

    record FlowData(Map<String, Variable> variables, List<String> outputs, List<String> preRenderKeys) {
        static final FlowData NONE = new FlowData(Map.of(), List.of(), List.of());
    }

    FlowData read(Fields data) {
        return new FlowData(variables(data), outputs(data), data.texts("pre_render_keys"));
    }

    private Map<String, Variable> variables(Fields data) {
        var variables = new LinkedHashMap<String, Variable>();
        data.optionalObject("inputs")
                .ifPresent(inputs -> inputs.values().keySet().forEach(key -> inputs.member(key)
                        .flatMap(fields -> variable(key, fields))
                        .ifPresent(variable -> variables.put(key, variable))));
        return Collections.unmodifiableMap(variables);
    }

    /** A list of keys; an object stands for its keys. */
    private static List<String> outputs(Fields data) {
        return data.raw("outputs") instanceof Map
                ? data.object("outputs")
                        .map(keys -> List.copyOf(keys.values().keySet()))
                        .orElse(List.of())
                : data.texts("outputs");
    }

    private Optional<Variable> variable(String key, Fields fields) {
        var sources = sources(fields);
        boolean wanted = fields.flag("need_initialization", fields.raw("value") != null);
        boolean initialised = sources.isEmpty() || fields.raw("source_act") instanceof List && wanted;
        boolean param = fields.flag("is_param", false);
        boolean secret = fields.flag("secret", false);
        return values.read(fields)
                .map(value -> new Variable(
                        key,
                        value.type(),
                        value.raw(),
                        value.template(),
                        value.code(),
                        sources,
                        initialised,
                        param,
                        secret));
    }

    private List<Source> sources(Fields fields) {
        var given = fields.raw("source_act");
        if (given == null || "".equals(given)) {
            return List.of();
        }
        if (given instanceof List<?> list) {
            return sources(list, fields);
        }
        return source(fields).map(List::of).orElse(List.of());
    }

    private List<Source> sources(List<?> list, Fields fields) {
        var sources = new ArrayList<Source>();
        var at = fields.at("source_act");
        int index = 0;
        for (var item : list) {
            Fields.of(item, at.to(index++), null, problems)
                    .flatMap(DataReader::source)
                    .ifPresent(sources::add);
        }
        return List.copyOf(sources);
    }

    private static Optional<Source> source(Fields fields) {
        var node = fields.text("source_act");
        var output = fields.text("source_key");
        return node.isEmpty() || output.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source(node.get(), output.get()));
    }
}
