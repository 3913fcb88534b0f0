package culm.node;

import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.plugin.Plugin;
import culm.plugin.PluginRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plugins by the codes in their {@link Plugin} annotations. */
public final class PluginTable implements Plugins {

    private record Key(String code, String version) {}

    private record Deployed(Component component, Plugin plugin) {}

    private final Map<Key, Deployed> components = new ConcurrentHashMap<>();
    private final Map<String, LazyVariable> lazyVariables = new ConcurrentHashMap<>();
    private final Map<String, EndEvent> endEvents = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if one breaks a rule of {@link PluginRules}, or code and version are taken */
    public PluginTable add(Object... plugins) {
        for (var plugin : plugins) {
            var type = plugin.getClass();
            add(
                    plugin,
                    PluginRules.annotation(type)
                            .orElseThrow(() -> new IllegalArgumentException(type.getName() + " lacks @Plugin")));
        }
        return this;
    }

    private void add(Object plugin, Plugin names) {
        refuse(PluginRules.problems(plugin.getClass(), names));
        Object before;
        if (plugin instanceof Component component) {
            before = components.putIfAbsent(new Key(names.code(), names.version()), new Deployed(component, names));
        } else if (plugin instanceof LazyVariable variable) {
            before = lazyVariables.putIfAbsent(names.code(), variable);
        } else {
            before = endEvents.putIfAbsent(names.code(), (EndEvent) plugin);
        }
        if (before != null) {
            throw new IllegalArgumentException("code %s, version %s of %s is taken already"
                    .formatted(names.code(), names.version(), plugin.getClass().getName()));
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    @Override
    public Optional<Component> component(String code, String version) {
        return Optional.ofNullable(components.get(new Key(code, version))).map(Deployed::component);
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
        var entries = new ArrayList<Entry>();
        components.forEach((key, deployed) -> {
            var plugin = deployed.plugin();
            var name = plugin.name().isEmpty() ? plugin.code() : plugin.name();
            entries.add(new Entry(
                    key.code(), key.version(), name, plugin.group(), plugin.idempotent(), plugin.transactional()));
        });
        entries.sort(Comparator.comparing(Entry::code).thenComparing(Entry::version));
        return entries;
    }

    @Override
    public boolean idempotent(String code, String version) {
        return plugin(code, version).filter(Plugin::idempotent).isPresent();
    }

    @Override
    public boolean transactional(String code, String version) {
        return plugin(code, version).filter(Plugin::transactional).isPresent();
    }

    @Override
    public Limit limit(String code, String version) {
        return plugin(code, version).map(Limit::of).orElse(Limit.NONE);
    }

    @Override
    public String queue(String code, String version) {
        return plugin(code, version).map(Plugin::queue).orElse("");
    }

    private Optional<Plugin> plugin(String code, String version) {
        return Optional.ofNullable(components.get(new Key(code, version))).map(Deployed::plugin);
    }

    @Override
    public boolean hasComponent(String code) {
        return components.keySet().stream().anyMatch(key -> key.code().equals(code));
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return components.containsKey(new Key(code, version));
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
