package culm.ee.messaging;

import culm.port.TokenRef;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the log about a broker that is away, with ever rarer lines. */
final class SendTrouble {

    private static final System.Logger LOG = System.getLogger(SendTrouble.class.getName());

    private final AtomicLong failures = new AtomicLong();

    void failed(TokenRef token, Exception why) {
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
