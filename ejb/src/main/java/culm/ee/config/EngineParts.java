package culm.ee.config;

import culm.component.example.ExamplePack;
import culm.ee.beside.BesidePlugins;
import culm.ee.messaging.Intake;
import culm.ee.messaging.Reception;
import culm.ee.observe.Meters;
import culm.ee.service.RequestLimits;
import culm.ee.timer.Heartbeat;
import culm.ee.timer.SweepTimes;
import culm.engine.Engine;
import culm.engine.TimeOrderedIds;
import culm.node.PluginTable;
import culm.node.Plugins;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.port.Dispatcher;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Map;

/** Builds the engine and what else is made once from the settings. */
@Dependent
public class EngineParts {

    private static final System.Logger LOG = System.getLogger(EngineParts.class.getName());

    @Produces
    @Singleton
    Engine engine(Settings settings, Store store, Plugins plugins, Dispatcher dispatcher) {
        var clock = Clock.systemUTC();
        var ports = store.ports(plugins, dispatcher);
        return new Engine(ports, settings.engine(store.server()), clock, new TimeOrderedIds(clock));
    }

    /** Components, variables and end events: the beans of the application, the examples if they are asked for, and what is offered beside it. */
    @Produces
    @Singleton
    Plugins plugins(
            Settings settings,
            @Any Instance<Component> components,
            @Any Instance<LazyVariable> variables,
            @Any Instance<EndEvent> endEvents) {
        var table = new PluginTable();
        components.forEach(plugin -> add(table, plugin));
        variables.forEach(plugin -> add(table, plugin));
        endEvents.forEach(plugin -> add(table, plugin));
        if (settings.examples()) {
            ExamplePack.all(Clock.systemUTC(), settings.zone()).forEach(table::add);
        }
        return new BesidePlugins(table, ManagementFactory.getPlatformMBeanServer(), Clock.systemUTC());
    }

    private static void add(PluginTable table, Object plugin) {
        try {
            table.add(plugin);
        } catch (IllegalArgumentException broken) {
            LOG.log(Level.ERROR, "Culm: {0}", broken.getMessage());
            throw broken;
        }
    }

    @Produces
    @Singleton
    Meters meters() {
        return new Meters();
    }

    void close(@Disposes Meters meters) {
        meters.close();
    }

    @Produces
    @Singleton
    RequestLimits requestLimits(Settings settings) {
        return new RequestLimits(settings.maxBodyBytes());
    }

    @Produces
    @Singleton
    Heartbeat heartbeat(Store store, Engine engine, Intake intake) {
        return () -> {
            if (!store.beat()) {
                engine.takeNoMore();
                intake.shut();
            }
        };
    }

    @Produces
    @Singleton
    Reception reception(Settings settings) {
        return new Reception(settings.receives() ? settings.queues() : Map.of());
    }

    @Produces
    @Singleton
    SweepTimes sweepTimes(Settings settings) {
        return new SweepTimes(settings.forgottenAfter(), settings.queues());
    }
}
