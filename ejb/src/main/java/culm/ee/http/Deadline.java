package culm.ee.http;

import java.time.Duration;

/**
 * When something has to be over, however many requests it takes.
 *
 * @param timeout how long it may take in all: what is told if it takes longer
 * @param end by {@link System#nanoTime}
 */
public record Deadline(Duration timeout, long end) {

    public static Deadline after(Duration timeout) {
        return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    /** In whole milliseconds and never none: what waits as long has passed it. */
    long leftMillis() {
        return Math.max(1, Math.floorDiv(end - System.nanoTime(), 1_000_000) + 1);
    }

    boolean isPast() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public String toString() {
        var millis = timeout.toMillis();
        return millis < 1_000 ? millis + " ms" : (millis + 500) / 1_000 + " s";
    }
}
