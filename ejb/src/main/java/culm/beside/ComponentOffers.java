package culm.beside;

import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.plugin.Plugin;
import culm.plugin.PluginRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Finds the components of the application that it is in. In any but Culm's own it offers them to the engine, as long as the application is
 * deployed. A broken rule, or a code and version that another application offers, ends the deployment.
 */
public class ComponentOffers implements Extension {

    private static final System.Logger LOG = System.getLogger(ComponentOffers.class.getName());

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<String> problems = new ArrayList<>();
    private final Map<ObjectName, Bean<?>> found = new LinkedHashMap<>();
    private final List<ObjectName> offered = new ArrayList<>();

    void check(@Observes @WithAnnotations(Plugin.class) ProcessAnnotatedType<?> event) {
        var type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(Plugin.class)) {
            problems.addAll(PluginRules.problems(type, type.getAnnotation(Plugin.class)));
            if (!canBeMade(type)) {
                problems.add(type.getName() + " has no constructor without parameters, and none with @Inject");
            }
        }
    }

    private static boolean canBeMade(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(maker -> maker.getParameterCount() == 0 || maker.isAnnotationPresent(Inject.class));
    }

    void find(@Observes ProcessManagedBean<?> event) {
        var type = event.getBean().getBeanClass();
        if (isA(type, Component.class)) {
            PluginRules.annotation(type)
                    .ifPresentOrElse(
                            plugin -> keep(plugin, event.getBean()),
                            () -> problems.add(type.getName() + " is a Component, and lacks @Plugin"));
        } else if (!isOfCulm() && (isA(type, LazyVariable.class) || isA(type, EndEvent.class))) {
            problems.add(type.getName() + " is no Component: other plugins can be in Culm's own application only");
        }
    }

    private static boolean isA(Class<?> type, Class<?> plugin) {
        return plugin.isAssignableFrom(type);
    }

    private void keep(Plugin plugin, Bean<?> bean) {
        var other = found.putIfAbsent(Crossing.name(plugin.code(), plugin.version()), bean);
        if (other != null) {
            problems.add("code %s, version %s is that of %s and of %s"
                    .formatted(
                            plugin.code(),
                            plugin.version(),
                            other.getBeanClass().getName(),
                            bean.getBeanClass().getName()));
        }
    }

    void refuse(@Observes AfterDeploymentValidation event) {
        problems.forEach(problem -> event.addDeploymentProblem(new IllegalArgumentException("Culm: " + problem)));
        found.keySet().stream()
                .filter(name -> !isOfCulm() && server.isRegistered(name))
                .forEach(taken -> event.addDeploymentProblem(
                        new IllegalArgumentException("Culm: another application offers code %s, version %s already"
                                .formatted(taken.getKeyProperty("code"), taken.getKeyProperty("version")))));
    }

    /** In an application of several modules each tells of its start; the first one finds all beans there. */
    void offer(@Observes @Initialized(ApplicationScoped.class) Object start, BeanManager beans) {
        if (offered.isEmpty() && !found.isEmpty() && !isOfCulm()) {
            var requests = beans.createInstance()
                    .select(RequestContextController.class)
                    .get();
            var surroundings = Surroundings.here(requests);
            found.forEach((name, bean) -> offer(name, bean, beans, surroundings));
        }
    }

    private void offer(ObjectName name, Bean<?> bean, BeanManager beans, Surroundings surroundings) {
        var context = beans.createCreationalContext(bean);
        var component = (Component) beans.getReference(bean, Component.class, context);
        var plugin = PluginRules.annotation(bean.getBeanClass()).orElseThrow();
        try {
            server.registerMBean(new Offer(component, plugin, Application.name(), surroundings), name);
            offered.add(name);
            LOG.log(Level.INFO, "offers {0}, version {1}, to Culm", plugin.code(), plugin.version());
        } catch (InstanceAlreadyExistsException taken) {
            LOG.log(Level.ERROR, "another application offers {0} to Culm already", name);
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Culm's own components are found by Culm itself. */
    private static boolean isOfCulm() {
        return ComponentOffers.class.getResource("/culm/ee/config/EngineParts.class") != null;
    }

    void withdraw(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        withdraw();
    }

    void withdraw(@Observes BeforeShutdown end) {
        withdraw();
    }

    private void withdraw() {
        for (var name : offered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException gone) {
                LOG.log(Level.DEBUG, "was not offered any more: {0}", name);
            }
        }
        offered.clear();
    }
}
