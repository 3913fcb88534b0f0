package culm.ee.timer;

import culm.ee.care.Caretaker;
import culm.ee.observe.CareMeters;
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
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Has what is over removed while the server is up: some at a time, with a rest after each that follows from the time it has taken. */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class CareClock {

    private static final System.Logger LOG = System.getLogger(CareClock.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final int MOST_COUNTED = 1_000_000;
    private static final int FORGET_EVERY = 10;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Caretaker caretaker;

    @Inject
    private CareMeters meters;

    private OwnThreads thread;
    private volatile boolean closed;
    private long counted = -MINUTE.toNanos();
    private long minutes;

    @PostConstruct
    void start() {
        thread = new OwnThreads(1, threads);
        next(IDLE);
    }

    @PreDestroy
    void stop() {
        closed = true;
        thread.shutdown();
    }

    private void next(Duration rest) {
        if (!closed) {
            try {
                thread.schedule(this::tick, rest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closing) {
                closed = true;
            }
        }
    }

    private void tick() {
        var begin = System.nanoTime();
        var removed = 0;
        try {
            removed = closed ? 0 : care(begin);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "runs that are over were not removed, which will be tried again: {0}", away);
        } finally {
            var rest = caretaker.restAfter(Duration.ofNanos(System.nanoTime() - begin));
            next(removed == 0 ? IDLE : rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        }
    }

    private int care(long now) {
        if (!caretaker.leads()) {
            meters.backlog(0);
            return 0;
        }
        if (now - counted >= MINUTE.toNanos()) {
            counted = now;
            meters.backlog(caretaker.backlog(MOST_COUNTED));
            if (minutes++ % FORGET_EVERY == 0) {
                caretaker.forget();
            }
        }
        var removed = caretaker.removeSome();
        meters.removed(removed);
        return removed;
    }
}
