package culm.ee.config;

import culm.ee.component.BuiltIns;
import culm.ee.component.ChildEnds;
import culm.ee.component.Jobs;
import culm.engine.Engine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the built-in components. */
@ApplicationScoped
public class BuiltInParts {

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timer;

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
