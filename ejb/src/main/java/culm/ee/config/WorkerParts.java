package culm.ee.config;

import culm.ee.worker.ComponentDesk;
import culm.ee.worker.WaitingRoom;
import culm.engine.Engine;
import culm.engine.WorkerRegistry;
import culm.node.Plugins;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what serves workers outside of the servers. */
@Dependent
public class WorkerParts {

    private static final int MOST_WAITING = 10_000;

    /** All that trees can name, those of workers included. */
    @Produces
    @Singleton
    @Typed(WorkerRegistry.class)
    WorkerRegistry registry(Store store, Plugins plugins) {
        var registry = new WorkerRegistry(plugins, store.workerComponents(), store.transactions());
        registry.refresh();
        return registry;
    }

    @Produces
    @Singleton
    WaitingRoom waitingRoom(Engine engine) {
        return new WaitingRoom(engine.workers(), Clock.systemUTC(), MOST_WAITING);
    }

    @Produces
    @Singleton
    ComponentDesk componentDesk(WorkerRegistry registry, Engine engine) {
        return new ComponentDesk(registry, engine.workers(), Clock.systemUTC());
    }
}
