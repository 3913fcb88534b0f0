package culm.ee.timer;

import culm.ee.component.ChildEnds;
import culm.ee.thread.OwnThreads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** Has nodes woken whose runs have ended: soon if it was on this server, within seconds if on another. */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ChildClock {

    private static final System.Logger LOG = System.getLogger(ChildClock.class.getName());

    private static final long MILLIS = 200;
    private static final long TWO_SECONDS = 2_000 / MILLIS;
    private static final long MINUTE = 60_000 / MILLIS;
    private static final int MOST = 100;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private ChildEnds children;

    private OwnThreads thread;
    private long ticks;

    @PostConstruct
    void start() {
        thread = new OwnThreads(1, threads);
        thread.scheduleWithFixedDelay(this::tick, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    /** While the database is away there is a line a minute. */
    private void tick() {
        ticks++;
        if (children.isDue() || ticks % TWO_SECONDS == 0) {
            try {
                children.look(MOST);
            } catch (RuntimeException trouble) {
                var level = ticks % MINUTE < TWO_SECONDS ? Level.WARNING : Level.DEBUG;
                LOG.log(level, "nodes that wait for runs could not be told and will be: {0}", trouble);
            }
        }
    }
}
