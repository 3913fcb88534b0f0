package culm.ee.timer;

import culm.engine.Engine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
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
import java.time.Duration;

/**
 * Ticks every second while the server is up, for the first time at once: what was due or under way when the last server
 * went down has had no message since.
 */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Clockwork {

    private static final long SECOND = 1_000;
    private static final int MOST_AT_ONCE = 1_000;

    @Resource
    private TimerService timers;

    @Inject
    private Engine engine;

    @Inject
    private Heartbeat heartbeat;

    @Inject
    private SweepTimes times;

    private Round round;

    @PostConstruct
    void start() {
        round = new Round(heartbeat::beat, this::wake, new Sweep(), this::takeOver, times.forgottenAfter());
        timers.createIntervalTimer(0, SECOND, new TimerConfig("culm", false));
    }

    private int wake(int limit) {
        return engine.wakeDue(limit) + engine.endOverdue(limit);
    }

    private final class Sweep implements Round.Sweeping {

        @Override
        public int resendForgotten(Duration longerThan, int limit) {
            return engine.resendForgotten(longerThan, limit);
        }

        @Override
        public int resendStranded(int limit) {
            return engine.resendStranded(times.consumers(), limit);
        }

        @Override
        public int forgetAnswers(int limit) {
            return engine.forgetAnswers(limit);
        }
    }

    private void takeOver() {
        engine.takeOverOrphans(MOST_AT_ONCE);
        engine.stopLostCalls();
        engine.workers().endLost(MOST_AT_ONCE);
    }

    @Timeout
    void tick() {
        round.make();
    }
}
