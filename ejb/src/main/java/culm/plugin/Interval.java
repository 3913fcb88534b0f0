package culm.plugin;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;

/**
 * How long to wait before each poll of an activity: for {@link Answer#pollAfter(Interval)}. Intervals have no state, so that one can be a
 * constant of its component.
 */
@FunctionalInterface
public interface Interval {

    /** No interval made here is longer. */
    Duration LONGEST = Duration.ofDays(1);

    /** @param polls how many polls of the attempt were made before, from 0 */
    Duration after(int polls);

    /** The same time before each poll. */
    static Interval every(Duration time) {
        var fixed = positive(time);
        return polls -> fixed;
    }

    /** The step before the first poll, twice the step before the second, three times before the third. */
    static Interval linear(Duration step) {
        return times(step, polls -> polls + 1.0);
    }

    /** One second, then four, nine, sixteen: the squares. */
    static Interval squared() {
        return times(Duration.ofSeconds(1), polls -> (polls + 1.0) * (polls + 1.0));
    }

    /**
     * {@code first} before the first poll; before each one that follows, {@code factor} times as long.
     *
     * @param factor at least 1
     */
    static Interval exponential(Duration first, double factor) {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("the factor of an interval cannot be less than 1: " + factor);
        }
        return times(first, polls -> Math.pow(factor, polls));
    }

    /** The same, but never longer than this. */
    default Interval atMost(Duration longest) {
        var most = positive(longest);
        return polls -> {
            var time = after(polls);
            return time.compareTo(most) > 0 ? most : time;
        };
    }

    private static Interval times(Duration unit, IntToDoubleFunction factor) {
        var millis = (double) positive(unit).toMillis();
        return polls -> Duration.ofMillis((long) Math.min(LONGEST.toMillis(), millis * factor.applyAsDouble(polls)));
    }

    private static Duration positive(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a poll interval cannot be negative: " + time);
        }
        return time;
    }
}
