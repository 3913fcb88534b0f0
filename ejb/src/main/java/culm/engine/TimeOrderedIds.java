package culm.engine;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that begin with the time and a counter, and are random behind that: 62 bits which nobody guesses. */
public final class TimeOrderedIds implements IdSource {

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String next() {
        // 20 bits below the millisecond: a million ids within one, then the count runs ahead of the clock
        var now = clock.millis() << 20;
        var unique = last.updateAndGet(before -> Math.max(before + 1, now));
        return hex(unique) + hex(UUID.randomUUID().getLeastSignificantBits());
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
