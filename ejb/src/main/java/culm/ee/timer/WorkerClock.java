package culm.ee.timer;

import culm.ee.thread.OwnThreads;
import culm.ee.worker.WaitingRoom;
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

/** Has tasks looked for, several times a second, while workers wait for them. */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerClock {

    private static final System.Logger LOG = System.getLogger(WorkerClock.class.getName());

    private static final long MILLIS = 200;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private WaitingRoom room;

    private OwnThreads thread;

    @PostConstruct
    void start() {
        thread = new OwnThreads(1, threads);
        thread.scheduleWithFixedDelay(this::tick, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
        room.close();
    }

    /** What throws is not scheduled again. */
    private void tick() {
        try {
            room.serve();
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "workers that wait were not served, and will be", trouble);
        }
    }
}
