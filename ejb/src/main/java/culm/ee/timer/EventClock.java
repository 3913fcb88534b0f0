package culm.ee.timer;

import culm.ee.event.EventFeed;
import culm.ee.event.EventKeeper;
import culm.ee.observe.EventMeters;
import culm.ee.thread.OwnThreads;
import culm.ee.webhook.PostRound;
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

/** Has events numbered and told while the server is up: several times a second, since people look at them as they come. */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EventClock {

    private static final System.Logger LOG = System.getLogger(EventClock.class.getName());

    private static final long MILLIS = 200;
    private static final long SECOND = 1_000 / MILLIS;
    private static final long TEN_SECONDS = 10_000 / MILLIS;
    private static final long MINUTE = 60_000 / MILLIS;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private EventKeeper keeper;

    @Inject
    private EventFeed feed;

    @Inject
    private PostRound webhooks;

    @Inject
    private EventMeters meters;

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
        feed.close();
    }

    private void tick() {
        ticks++;
        attempt("numbering of events", () -> meters.numbered(keeper.number()));
        attempt("telling of events", feed::serve);
        if (ticks % SECOND == 0) {
            attempt("sending of events", webhooks::begin);
        }
        if (ticks % TEN_SECONDS == 0) {
            attempt("counting of events", this::count);
        }
        if (ticks % MINUTE == 0) {
            attempt("forgetting of events", keeper::forget);
            attempt("forgetting of deliveries", webhooks::forget);
        }
    }

    private void count() {
        meters.unnumbered(keeper.unnumbered());
        meters.behind(webhooks.behind());
    }

    /** While the database is away there is one line for each minute, not for each try. */
    private void attempt(String part, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            var level = ticks % MINUTE < SECOND ? Level.WARNING : Level.DEBUG;
            LOG.log(level, "the {0} failed and will be tried again: {1}", part, trouble);
        }
    }
}
