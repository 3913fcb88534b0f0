package culm.ee.observe;

import culm.port.Patience;
import culm.port.Token;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits longer from try to try, for about ten minutes in all; tells the log each time. */
public final class LoggedPatience implements Patience {

    private static final System.Logger LOG = System.getLogger(LoggedPatience.class.getName());

    private static final int MOST_TRIES = 300;
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Override
    public boolean waitAfter(Token token, RuntimeException failure, int tries) {
        if (tries > MOST_TRIES || Thread.currentThread().isInterrupted()) {
            LOG.log(Level.ERROR, "gave up writing what node {0} of run {1} has done", token.nodeId(), token.runId());
            return false;
        }
        LOG.log(
                Level.WARNING,
                "writing what node {0} of run {1} has done failed and is tried again: {2}",
                token.nodeId(),
                token.runId(),
                failure);
        LockSupport.parkNanos(after(tries).toNanos());
        return true;
    }

    private static Duration after(int tries) {
        var doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
