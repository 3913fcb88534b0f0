package culm.node;

import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.plugin.Plugin;
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

    /** @throws IllegalArgumentException if one has no annotation, or code and version are taken */
    public PluginTable add(Object... plugins) {
        for (var plugin : plugins) {
            add(plugin, annotation(plugin));
        }
        return this;
    }

    private void add(Object plugin, Plugin names) {
        Object before;
        if (plugin instanceof Component component) {
            before = components.putIfAbsent(new Key(names.code(), names.version()), new Deployed(component, names));
        } else if (plugin instanceof LazyVariable variable) {
            before = lazyVariables.putIfAbsent(names.code(), variable);
        } else if (plugin instanceof EndEvent event) {
            before = endEvents.putIfAbsent(names.code(), event);
        } else {
            throw new IllegalArgumentException("%s is no Component, LazyVariable or EndEvent"
                    .formatted(plugin.getClass().getName()));
        }
        if (before != null) {
            throw new IllegalArgumentException("code %s, version %s of %s is taken already"
                    .formatted(names.code(), names.version(), plugin.getClass().getName()));
        }
    }

    private static Plugin annotation(Object plugin) {
        for (Class<?> type = plugin.getClass(); type != null; type = type.getSuperclass()) {
            var annotation = type.getAnnotation(Plugin.class); // a server may hand us a subclass of the plugin's class
            if (annotation != null) {
                return annotation;
            }
        }
        throw new IllegalArgumentException(
                "%s lacks @Plugin".formatted(plugin.getClass().getName()));
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
