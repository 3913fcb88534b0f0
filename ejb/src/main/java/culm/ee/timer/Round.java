package culm.ee.timer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** What is done at each tick. The parts do not hinder one another; a tick that comes during another is left out. */
final class Round {

    private static final System.Logger LOG = System.getLogger(Round.class.getName());

    /** More than a server can move in a second; the rest comes with the next tick. */
    private static final int BATCH = 1_000;
    /** Nobody waits for it. */
    private static final int FORGET_EVERY = 10;

    private static final int MOST_FORGOTTEN = 10 * BATCH;

    interface Waking {
        int wakeDue(int limit);
    }

    interface Sweeping {
        int resendForgotten(Duration longerThan, int limit);

        int resendStranded(int limit);

        int forgetAnswers(int limit);
    }

    private final Runnable heartbeat;
    private final Waking waking;
    private final Sweeping sweeping;
    private final Runnable takeOver;
    private final Duration forgottenAfter;
    private final ReentrantLock lock = new ReentrantLock();
    private long ticks;

    Round(Runnable heartbeat, Waking waking, Sweeping sweeping, Runnable takeOver, Duration forgottenAfter) {
        this.heartbeat = heartbeat;
        this.waking = waking;
        this.sweeping = sweeping;
        this.takeOver = takeOver;
        this.forgottenAfter = forgottenAfter;
    }

    void make() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            var first = ticks == 0;
            attempt("heartbeat", heartbeat);
            attempt("take-over", takeOver);
            attempt("wake-up", () -> waking.wakeDue(BATCH));
            attempt("sweep", first ? () -> sweeping.resendForgotten(Duration.ZERO, BATCH) : this::sweep);
            if (ticks % FORGET_EVERY == 0) {
                attempt("forgetting of answers", this::forget);
            }
            ticks++;
        } finally {
            lock.unlock();
        }
    }

    private void sweep() {
        sweeping.resendStranded(BATCH);
        if (ticks % forgottenAfter.toSeconds() == 0) { // not each second: a backlog is not forgotten
            sweeping.resendForgotten(forgottenAfter, BATCH);
        }
    }

    /** Each batch is a transaction of its own. */
    private void forget() {
        var forgotten = 0;
        var batch = BATCH;
        while (batch == BATCH && forgotten < MOST_FORGOTTEN) {
            batch = sweeping.forgetAnswers(BATCH);
            forgotten += batch;
        }
    }

    private static void attempt(String part, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) { // the database or the broker is away: the next tick tries again
            LOG.log(Level.WARNING, "the {0} failed and will be tried again: {1}", part, trouble);
        }
    }
}
