package culm.engine;

import culm.port.Overdue;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which tokens were sent for a while ago. Under a backlog they are still in the queue, and once is enough: the longer a
 * token waits, the more rarely it is sent for again.
 */
final class RecentlySent {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    private final Map<TokenRef, Instant> pauses = new HashMap<>();

    /** Whether it is time to send for the token; remembers that it is done. */
    synchronized boolean shouldSend(Overdue overdue, Instant now) {
        var pauseEnd = pauses.get(overdue.token());
        if (pauseEnd != null && pauseEnd.isAfter(now)) {
            return false;
        }
        pauses.put(overdue.token(), now.plus(pause(Duration.between(overdue.since(), now))));
        return true;
    }

    private static Duration pause(Duration waited) {
        var half = waited.dividedBy(2);
        return half.compareTo(SHORTEST_PAUSE) > 0 ? half : SHORTEST_PAUSE;
    }

    synchronized void forgetOld(Instant now) {
        pauses.values().removeIf(end -> !end.isAfter(now));
    }

    synchronized void forgetAll() {
        pauses.clear();
    }
}
