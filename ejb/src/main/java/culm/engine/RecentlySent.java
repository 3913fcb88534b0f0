package culm.engine;

import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which tokens were sent for a moment ago: under a backlog they are still in the queue, and once is enough. */
final class RecentlySent {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Map<TokenRef, Instant> sent = new HashMap<>();

    /** Whether it is time to send for the token; remembers that it is done. */
    synchronized boolean shouldSend(TokenRef token, Instant now) {
        var before = sent.get(token);
        if (before != null && before.plus(MOMENT).isAfter(now)) {
            return false;
        }
        sent.put(token, now);
        return true;
    }

    synchronized void forgetOld(Instant now) {
        sent.values().removeIf(time -> !time.plus(MOMENT).isAfter(now));
    }

    synchronized void forgetAll() {
        sent.clear();
    }
}
