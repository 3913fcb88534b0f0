package culm.tree;

import java.time.Duration;

/**
 * The rule by which an activity that has failed is retried by itself: {@code auto_retry} of the tree.
 *
 * @param times how often at most, in one pass of the node
 * @param interval seconds from the first failure to the retry
 * @param backOff by how much each interval is longer than the one before; 1: all are equal
 * @param maxInterval seconds that no interval is longer than, what {@code jitter} adds left out
 * @param jitter up to which part of itself an interval is made longer, so that what has failed at once is not retried at once
 */
public record AutoRetry(int times, int interval, double backOff, int maxInterval, double jitter) {

    static final int MOST_TIMES = 1_000;
    static final int LONGEST_INTERVAL = 7 * 24 * 3_600;
    static final int STEEPEST = 100;

    private static final int MILLIS = 1_000;

    /**
     * How long to wait.
     *
     * @param done how often the rule has retried
     * @param chance from 0 to 1: how much of the jitter
     */
    public Duration before(int done, double chance) {
        var seconds = Math.min(interval * Math.pow(backOff, done), maxInterval);
        return Duration.ofMillis(Math.round(seconds * (1 + jitter * chance) * MILLIS));
    }
}
