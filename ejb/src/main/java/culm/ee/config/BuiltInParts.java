package culm.ee.config;

import culm.ee.component.BuiltIns;
import culm.ee.component.ChildEnds;
import culm.ee.component.Jobs;
import culm.ee.thread.OwnThreads;
import culm.engine.Engine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Builds the built-in components. */
@ApplicationScoped
public class BuiltInParts {

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private ScheduledExecutorService timer;

    @PostConstruct
    void begin() {
        timer = new OwnThreads(1, threads);
    }

    @PreDestroy
    void end() {
        timer.shutdown();
    }

    /** Asked for later: the engine is made after its components. */
    @Inject
    private Instance<Engine> engine;

    @Produces
    @Singleton
    BuiltIns builtIns(Settings settings, ChildEnds children, Jobs jobs) {
        return new BuiltIns(
                settings.builtIns(), Clock.systemUTC(), settings.zone(), timer, engine::get, children, jobs);
    }

    @Produces
    @Singleton
    ChildEnds childEnds(Store store) {
        var ends = new ChildEnds(store.transactions(), store.children(), engine::get);
        store.tell(ends);
        return ends;
    }
}
