package culm.ee.config;

import culm.ee.care.CareSettings;
import culm.ee.care.Caretaker;
import culm.ee.care.RemovalDesk;
import culm.ee.care.SupportBundle;
import culm.ee.observe.CareMeters;
import culm.ee.observe.Meters;
import culm.ee.service.ShownSettings;
import culm.engine.Engine;
import culm.engine.TimeOrderedIds;
import culm.memory.MemoryReading;
import culm.node.Plugins;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what keeps the store small. */
@Dependent
public class CareParts {

    /** Those of one chunk are often alike, and seldom asked for again. */
    private static final int REMEMBERED_NODES = 10_000;

    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    CareSettings careSettings(Settings settings) {
        return settings.care();
    }

    @Produces
    @Singleton
    CareMeters careMeters(Meters meters) {
        return new CareMeters(meters.registry());
    }

    @Produces
    @Singleton
    Caretaker caretaker(Settings settings, Store store, Plugins plugins) {
        var trees = store.trees(plugins, REMEMBERED_NODES);
        var reading = new MemoryReading(trees, plugins, settings.engine(store.server()), clock);
        var from = new Caretaker.Sources(
                store.removals(),
                store.batches(),
                trees,
                store.transactions(),
                reading,
                clock,
                new TimeOrderedIds(clock));
        return new Caretaker(from, settings.care(), store.server());
    }

    @Produces
    @Singleton
    RemovalDesk removalDesk(Store store) {
        return new RemovalDesk(store.runs(), store.removals(), clock);
    }

    @Produces
    @Singleton
    SupportBundle supportBundle(Store store, Engine engine, ShownSettings settings) {
        return new SupportBundle(engine, store.audit(), store.events(), store.transactions(), clock, settings.all());
    }
}
