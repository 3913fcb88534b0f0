package culm.tree;

import culm.expr.Template;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads values that may be templates: the inputs of components, the parameters of subprocesses, variables. */
final class ValueReader {

    /** Rendering walks into values by recursion. */
    private static final int DEEPEST = 100;

    private static final Template NOTHING = Template.of(null);

    private final Registry registry;

    /** @param code of the lazy variable class, or null */
    record Value(VariableType type, Object raw, Template template, String code) {}

    ValueReader(Registry registry) {
        this.registry = registry;
    }

    Optional<Value> read(Fields fields) {
        boolean shallow = shallow(fields);
        return type(fields).filter(type -> shallow).map(type -> {
            var raw = fields.raw("value");
            var code = type == VariableType.LAZY ? lazyCode(fields) : null;
            return new Value(type, raw, type == VariableType.PLAIN ? NOTHING : Template.of(raw), code);
        });
    }

    Map<String, Input> inputs(Fields map) {
        var inputs = new LinkedHashMap<String, Input>();
        map.values().keySet().forEach(key -> map.member(key).ifPresent(fields -> {
            boolean needRender = fields.flag("need_render", true);
            boolean secret = fields.flag("secret", false);
            read(fields).ifPresent(value -> inputs.put(key, input(value, needRender, secret)));
        }));
        return Collections.unmodifiableMap(inputs);
    }

    private static Input input(Value value, boolean needRender, boolean secret) {
        var template = needRender ? value.template() : NOTHING;
        return new Input(value.type(), value.raw(), template, value.code(), needRender, secret);
    }

    /** {@code component.data} of trees from the web editors: no types, any value may be a template. */
    Map<String, Input> webInputs(Fields map) {
        var inputs = new LinkedHashMap<String, Input>();
        map.values().keySet().forEach(key -> map.member(key).ifPresent(fields -> {
            boolean needRender = fields.flag("need_render", true);
            boolean secret = fields.flag("secret", false);
            if (shallow(fields)) {
                var raw = fields.raw("value");
                var template = needRender ? Template.of(raw) : NOTHING;
                inputs.put(key, new Input(VariableType.SPLICE, raw, template, null, needRender, secret));
            }
        }));
        return Collections.unmodifiableMap(inputs);
    }

    private static Optional<VariableType> type(Fields fields) {
        var name = fields.text("type");
        var type = name.flatMap(VariableType::of);
        if (name.isPresent() && type.isEmpty()) {
            var message = "the type is plain, splice or lazy, but this is " + Words.quoted(name.get());
            fields.problem(ProblemCode.UNKNOWN_VARIABLE_TYPE, "type", message);
        }
        return type;
    }

    private String lazyCode(Fields fields) {
        var code = fields.text("custom_type");
        code.filter(known -> !registry.hasLazyVariable(known)).ifPresent(unknown -> {
            var message = "no lazy variable has the code " + Words.quoted(unknown);
            fields.problem(ProblemCode.UNKNOWN_LAZY_VARIABLE, "custom_type", message);
        });
        return code.orElse(null);
    }

    private static boolean shallow(Fields fields) {
        boolean shallow = depthIsBounded(fields.raw("value"));
        if (!shallow) {
            var message = "a value may have %d levels of lists and objects at most".formatted(DEEPEST);
            fields.problem(ProblemCode.VALUE_TOO_DEEP, "value", message);
        }
        return shallow;
    }

    private static boolean depthIsBounded(Object value) {
        var level = new ArrayDeque<Object>(containers(Collections.singletonList(value)));
        int depth = 0;
        while (!level.isEmpty() && depth <= DEEPEST) {
            depth++;
            for (int left = level.size(); left > 0; left--) {
                level.addAll(containers(members(level.poll())));
            }
        }
        return level.isEmpty();
    }

    private static Collection<?> members(Object container) {
        return container instanceof Map<?, ?> map ? map.values() : (Collection<?>) container;
    }

    private static List<?> containers(Collection<?> values) {
        return values.stream()
                .filter(value -> value instanceof Map || value instanceof List)
                .toList();
    }
}
