package culm.engine;

import culm.node.Limit;
import culm.node.Plugins;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plugins that a test writes on the spot. Components answer to every version. */
public final class Scripted implements Plugins {

    private final Map<String, Component> components = new HashMap<>();
    private Consumer<String> beforeLookup = code -> {};
    private final Set<String> idempotent = new HashSet<>();
    private final Set<String> transactional = new HashSet<>();
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, String> queues = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    private final Map<String, LazyVariable> lazyVariables = new HashMap<>();
    private final Map<String, EndEvent> endEvents = new HashMap<>();

    public Scripted() {
        component("echo", activity -> {
            activity.outputs().putAll(activity.inputs());
            return Answer.done();
        });
        component("wait", new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.awaitCallback();
            }
        });
        component("fail", activity -> Answer.failed("told to fail"));
    }

    public Scripted component(String code, Component component) {
        components.put(code, component);
        return this;
    }

    public Scripted idempotent(String code) {
        idempotent.add(code);
        return this;
    }

    Scripted notIdempotent(String code) {
        idempotent.remove(code);
        return this;
    }

    public Scripted transactional(String code) {
        transactional.add(code);
        return this;
    }

    /** What happens each time the engine is about to call a component. */
    Scripted beforeEachLookup(Consumer<String> happening) {
        beforeLookup = happening;
        return this;
    }

    @Override
    public boolean idempotent(String code, String version) {
        return idempotent.contains(code);
    }

    @Override
    public boolean transactional(String code, String version) {
        return transactional.contains(code);
    }

    @Override
    public Limit limit(String code, String version) {
        return limits.getOrDefault(code, Limit.NONE);
    }

    Scripted limit(String code, Limit limit) {
        limits.put(code, limit);
        return this;
    }

    @Override
    public String queue(String code, String version) {
        return queues.getOrDefault(code, "");
    }

    Scripted inQueue(String code, String queue) {
        queues.put(code, queue);
        return this;
    }

    @Override
    public boolean expected(String code, String version) {
        return expected.contains(code);
    }

    /** Whether the engine waits for a component that is not there. */
    Scripted expect(String code, boolean may) {
        if (may) {
            expected.add(code);
        } else {
            expected.remove(code);
        }
        return this;
    }

    Scripted undeploy(String code) {
        components.remove(code);
        return this;
    }

    Scripted lazyVariable(String code, LazyVariable variable) {
        lazyVariables.put(code, variable);
        return this;
    }

    Scripted endEvent(String type, EndEvent event) {
        endEvents.put(type, event);
        return this;
    }

    @Override
    public Optional<Component> component(String code, String version) {
        beforeLookup.accept(code);
        return Optional.ofNullable(components.get(code));
    }

    @Override
    public Optional<LazyVariable> lazyVariable(String code) {
        return Optional.ofNullable(lazyVariables.get(code));
    }

    @Override
    public Optional<EndEvent> endEvent(String type) {
        return Optional.ofNullable(endEvents.get(type));
    }

    @Override
    public List<Entry> components() {
        return List.of();
    }

    @Override
    public boolean hasComponent(String code) {
        return components.containsKey(code);
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return hasComponent(code);
    }

    @Override
    public boolean hasLazyVariable(String code) {
        return lazyVariables.containsKey(code);
    }

    @Override
    public boolean hasEndEvent(String type) {
        return endEvents.containsKey(type);
    }
}
