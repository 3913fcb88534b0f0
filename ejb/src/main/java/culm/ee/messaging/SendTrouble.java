package culm.ee.messaging;

import culm.port.TokenRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers that the broker is away: nobody waits for it in vain a second time within a second. Tells the log, with ever rarer
 * lines.
 */
final class SendTrouble {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(SendTrouble.class.getName());

    private final InstantSource clock;
    private final AtomicLong failures = new AtomicLong();
    private volatile Instant pauseEnd = Instant.MIN;

    SendTrouble(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether it is too early to try again. */
    boolean isPausing() {
        return clock.instant().isBefore(pauseEnd);
    }

    void failed(TokenRef token, Exception why) {
        pauseEnd = clock.instant().plus(PAUSE);
        var count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) { // the 1st, 2nd, 4th, 8th ...
            LOG.log(
                    Level.WARNING,
                    "no message could be sent for token {0}; the sweeper will try again ({1} failures so far): {2}",
                    token.tokenId(),
                    count,
                    why);
        }
    }

    void over() {
        if (failures.get() > 0) {
            var count = failures.getAndSet(0);
            LOG.log(Level.INFO, "the broker takes messages again, after {0} failures", count);
        }
    }
}
