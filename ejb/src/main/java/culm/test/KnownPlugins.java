package culm.test;

import culm.node.Limit;
import culm.node.PluginTable;
import culm.node.Plugins;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a test has made known: plugins by their annotations, and mocks by code, which come first and stand in for every version. */
final class KnownPlugins implements Plugins {

    private final PluginTable real = new PluginTable();
    private final Map<String, Component> mocks = new ConcurrentHashMap<>();
    private final Map<String, LazyVariable> variables = new ConcurrentHashMap<>();
    private final Map<String, EndEvent> endEvents = new ConcurrentHashMap<>();
    private final Calls calls;
    private volatile boolean others;

    KnownPlugins(Calls calls) {
        this.calls = calls;
    }

    /** @param plugin an instance, or a class that can be made without arguments */
    void add(Object plugin) {
        real.add(plugin instanceof Class<?> type ? instance(type) : plugin);
    }

    private static Object instance(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException impossible) {
            throw new IllegalArgumentException(
                    "%s cannot be made without arguments: give an instance".formatted(type.getName()), impossible);
        }
    }

    void mock(String code, Component component) {
        mocks.put(code, component);
    }

    void mockVariable(String code, LazyVariable variable) {
        variables.put(code, variable);
    }

    void mockEndEvent(String type, EndEvent event) {
        endEvents.put(type, event);
    }

    /** From here on there is a component of every code. */
    void mockOthers() {
        others = true;
    }

    @Override
    public Optional<Component> component(String code, String version) {
        return Optional.ofNullable(mocks.get(code))
                .or(() -> real.component(code, version))
                .or(() -> others ? Optional.of(Mock.done()) : Optional.empty())
                .map(component -> calls.observed(code, component));
    }

    @Override
    public Optional<LazyVariable> lazyVariable(String code) {
        return Optional.ofNullable(variables.get(code)).or(() -> real.lazyVariable(code));
    }

    @Override
    public Optional<EndEvent> endEvent(String type) {
        return Optional.ofNullable(endEvents.get(type)).or(() -> real.endEvent(type));
    }

    @Override
    public List<Entry> components() {
        return real.components();
    }

    @Override
    public boolean idempotent(String code, String version) {
        return !mocks.containsKey(code) && real.idempotent(code, version);
    }

    @Override
    public boolean transactional(String code, String version) {
        return !mocks.containsKey(code) && real.transactional(code, version);
    }

    @Override
    public Limit limit(String code, String version) {
        return mocks.containsKey(code) ? Limit.NONE : real.limit(code, version);
    }

    @Override
    public boolean hasComponent(String code) {
        return others || mocks.containsKey(code) || real.hasComponent(code);
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return others || mocks.containsKey(code) || real.hasComponent(code, version);
    }

    @Override
    public boolean hasLazyVariable(String code) {
        return variables.containsKey(code) || real.hasLazyVariable(code);
    }

    @Override
    public boolean hasEndEvent(String type) {
        return endEvents.containsKey(type) || real.hasEndEvent(type);
    }
}
