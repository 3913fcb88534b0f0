package culm.ee.timer;

import culm.ee.batch.BatchWork;
import culm.engine.TimeOrderedIds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts a job for each batch that nobody works on: one that was just ordered, and one whose server is gone. A job is known to the server
 * that runs it and to no other; the rows say which of two has the batch.
 */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BatchClock {

    private static final System.Logger LOG = System.getLogger(BatchClock.class.getName());
    private static final long SECOND = 1_000;
    private static final int MOST_AT_ONCE = 2;

    @Resource
    private TimerService timers;

    @Inject
    private BatchWork work;

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    private final ReentrantLock lock = new ReentrantLock();

    @PostConstruct
    void start() {
        timers.createIntervalTimer(SECOND, SECOND, new TimerConfig("culm-batch", false));
    }

    @Timeout
    void tick() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            work.waiting(MOST_AT_ONCE).forEach(this::begin);
        } catch (RuntimeException away) { // the next tick tries again
            LOG.log(Level.DEBUG, "batches were not looked for: {0}", away);
        } finally {
            lock.unlock();
        }
    }

    private void begin(String batch) {
        var claimant = ids.next();
        if (work.claim(batch, claimant)) {
            var parameters = new Properties();
            parameters.setProperty("batch", batch);
            parameters.setProperty("claimant", claimant);
            BatchRuntime.getJobOperator().start("culm-batch", parameters);
        }
    }
}
