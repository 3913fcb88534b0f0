package culm.ee.webhook;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after failures in a row: ever longer, and not everybody equally long. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 16;
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    /** @param failures at least 1 */
    Duration after(int failures) {
        var doubled = FIRST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        var wait = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(Math.round(wait * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }
}
