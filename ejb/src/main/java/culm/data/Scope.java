package culm.data;

import culm.expr.Names;
import culm.expr.RenderFailed;
import culm.expr.Template;
import culm.tree.Input;
import culm.tree.Pipeline;
import culm.tree.VariableType;
import culm.tree.Wiring;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The variables of one flow as one token sees them. A value is what was written last; else what the tree declares; else
 * what the run was started with. Templates are rendered each time they are read. Not thread safe.
 */
public final class Scope implements Names {

    /** Reads values that were written before; returns what it finds. */
    @FunctionalInterface
    public interface Written {
        Map<String, Object> read(Collection<String> keys);
    }

    /** Computes lazy variables. */
    @FunctionalInterface
    public interface LazyValues {
        Object compute(String code, Object rendered) throws Exception;
    }

    /** Stands for a value where nothing was written. */
    static final Object ABSENT = new Object();

    private final Pipeline pipeline;
    private final Wiring wiring;
    private final Map<String, Object> context;
    private final Written written;
    private final LazyValues lazyValues;
    private final boolean strict;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, Object> writes = new LinkedHashMap<>();
    private final Map<String, Object> computed = new HashMap<>();
    private final Deque<String> rendering = new ArrayDeque<>();

    /** @param strict what a template cannot resolve fails its reader, instead of staying in the text */
    public Scope(
            Pipeline pipeline,
            Wiring wiring,
            Map<String, Object> context,
            Written written,
            LazyValues lazyValues,
            boolean strict) {
        this.pipeline = pipeline;
        this.wiring = wiring;
        this.context = context;
        this.written = written;
        this.lazyValues = lazyValues;
        this.strict = strict;
    }

    @Override
    public boolean has(String name) {
        return hasKey(Keys.of(name));
    }

    @Override
    public Object get(String name) {
        return value(Keys.of(name));
    }

    /** Whether the variable has a value, given its key with wrapper. */
    public boolean hasKey(String key) {
        if (stored(key) != ABSENT) {
            return true;
        }
        var variable = pipeline.variables().get(key);
        return variable != null ? variable.initialised() : context.containsKey(key);
    }

    /** @throws RenderFailed if it is a template or lazy variable that cannot be computed */
    public Object value(String key) {
        var stored = stored(key);
        if (stored != ABSENT) {
            return stored;
        }
        var variable = pipeline.variables().get(key);
        if (variable == null) {
            return context.get(key);
        }
        return switch (variable.type()) {
            case PLAIN -> variable.value();
            case SPLICE -> guarded(key, () -> render(variable.template()));
            case LAZY -> guarded(key, () -> compute(key, variable.variableCode(), variable.template()));
        };
    }

    /** What an input is worth now. */
    public Object render(String name, Input input) {
        if (input.type() == VariableType.PLAIN || !input.needRender()) {
            return input.value();
        }
        if (input.type() == VariableType.LAZY) {
            return compute(name, input.variableCode(), input.template());
        }
        return render(input.template());
    }

    private Object render(Template template) {
        return strict ? template.renderStrict(this) : template.render(this);
    }

    /** Renders inputs, with one look at the store for all that they refer to. */
    public Map<String, Object> renderAll(Map<String, Input> inputs) {
        var names = new LinkedHashSet<String>();
        inputs.values().forEach(input -> names.addAll(input.template().references()));
        prefetch(names);
        var rendered = new LinkedHashMap<String, Object>();
        inputs.forEach((name, input) -> rendered.put(name, render(name, input)));
        return rendered;
    }

    /** Writes a variable, given its key with wrapper. */
    public void set(String key, Object value) {
        computed.clear();
        known.put(key, value);
        writes.put(key, value);
    }

    /** What was set since this was last asked. */
    public Map<String, Object> takeWrites() {
        var taken = new LinkedHashMap<>(writes);
        writes.clear();
        return taken;
    }

    /** All variables that have a value, by name; those that cannot be computed are left out. */
    public Map<String, Object> all() {
        var keys = new LinkedHashSet<>(context.keySet());
        keys.addAll(pipeline.variables().keySet());
        keys.addAll(known.keySet());
        fetch(keys);
        var all = new LinkedHashMap<String, Object>();
        for (var key : keys) {
            if (Keys.name(key) != null && hasKey(key)) {
                putIfComputable(all, key);
            }
        }
        return all;
    }

    private void putIfComputable(Map<String, Object> all, String key) {
        try {
            all.put(Keys.name(key), value(key));
        } catch (RenderFailed broken) {
            all.remove(Keys.name(key)); // a variable that nobody asked for must not fail the node
        }
    }

    /**
     * Reads all that the names can need at once, through the variables that refer to others. What is rendered from here
     * on is rendered once: a variable that many others name costs no more than one.
     */
    public void prefetch(Collection<String> names) {
        computed.clear();
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            var key = Keys.of(open.pop());
            if (seen.add(key)) {
                var variable = pipeline.variables().get(key);
                if (variable != null && variable.type() != VariableType.PLAIN) {
                    open.addAll(variable.template().references());
                }
            }
        }
        fetch(seen);
    }

    private void fetch(Set<String> keys) {
        var missing = new LinkedHashSet<String>();
        for (var key : keys) {
            if (wiring.writable(key) && !known.containsKey(key)) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            var found = written.read(missing);
            missing.forEach(key -> known.put(key, found.containsKey(key) ? found.get(key) : ABSENT));
        }
    }

    /** Of these variables, given with wrapper, those that were written, in the store or only here. */
    public Map<String, Object> written(Collection<String> keys) {
        fetch(new LinkedHashSet<>(keys));
        var found = new LinkedHashMap<String, Object>();
        for (var key : keys) {
            var value = known.getOrDefault(key, ABSENT);
            if (value != ABSENT) {
                found.put(key, value);
            }
        }
        return found;
    }

    /** What is known here, for branches that begin now. */
    public Seen seen() {
        return Seen.of(known);
    }

    private Object stored(String key) {
        if (!known.containsKey(key)) {
            if (!wiring.writable(key)) {
                return ABSENT;
            }
            fetch(Set.of(key));
        }
        return known.get(key);
    }

    private Object compute(String name, String code, Template template) {
        var rendered = render(template);
        try {
            return JsonValue.copyOf(lazyValues.compute(code, rendered));
        } catch (RenderFailed failed) {
            throw failed;
        } catch (Exception thrown) { // a stranger's code: whatever it throws fails the node that reads the variable
            throw new RenderFailed("variable %s (%s): %s".formatted(name, code, thrown.getMessage()), thrown);
        }
    }

    private Object guarded(String key, Supplier<Object> value) {
        if (computed.containsKey(key)) {
            return computed.get(key);
        }
        if (rendering.contains(key)) {
            throw new RenderFailed("variable %s refers to itself through %s".formatted(key, rendering));
        }
        rendering.push(key);
        try {
            var result = value.get();
            computed.put(key, result);
            return result;
        } finally {
            rendering.pop();
        }
    }
}
