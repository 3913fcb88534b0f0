package culm.plugin;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a class must be like to be a plugin. Looked at when it is deployed, so that no flow has to find out. */
public final class PluginRules {

    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    private PluginRules() {}

    /** The annotation of a class, or of the class that a server has made a subclass of. */
    public static Optional<Plugin> annotation(Class<?> type) {
        return declaring(type).map(declared -> declared.getAnnotation(Plugin.class));
    }

    private static Optional<Class<?>> declaring(Class<?> type) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            if (current.isAnnotationPresent(Plugin.class)) {
                return Optional.of(current);
            }
        }
        return Optional.empty();
    }

    /** One line for each rule that is broken; empty if none is. */
    public static List<String> problems(Class<?> type, Plugin plugin) {
        var rules = new Rules(declaring(type).orElse(type).getName());
        rules.refuse(!isPlugin(type), "is no Component, LazyVariable or EndEvent");
        rules.refuse(type.isInterface() || Modifier.isAbstract(type.getModifiers()), "is abstract");
        rules.refuse(plugin.code().isBlank(), "has an empty code");
        rules.refuse(plugin.version().isBlank(), "has an empty version");
        rules.refuse(plugin.concurrency() < 0, "has a concurrency below zero: " + plugin.concurrency());
        rules.refuse(!(plugin.rate() >= 0) || Double.isInfinite(plugin.rate()), "has no rate: " + plugin.rate());
        var limited = plugin.concurrency() != 0 || plugin.rate() != 0;
        rules.refuse(limited && !Component.class.isAssignableFrom(type), "is no Component, and has limits");
        rules.refuse(!QUEUE.matcher(plugin.queue()).matches(), "has no name of a queue: '" + plugin.queue() + "'");
        var queued = !plugin.queue().isEmpty();
        rules.refuse(queued && !Component.class.isAssignableFrom(type), "is no Component, and has a queue");
        if (TypedComponent.class.isAssignableFrom(type)) {
            rules.problems.addAll(TypedForm.problems(type));
        }
        return rules.problems;
    }

    private static boolean isPlugin(Class<?> type) {
        return Component.class.isAssignableFrom(type)
                || LazyVariable.class.isAssignableFrom(type)
                || EndEvent.class.isAssignableFrom(type);
    }

    private record Rules(String name, List<String> problems) {

        private Rules(String name) {
            this(name, new ArrayList<>());
        }

        private void refuse(boolean broken, String what) {
            if (broken) {
                problems.add(name + " " + what);
            }
        }
    }
}
