package culm.plugin;

import java.time.Duration;
import java.util.Objects;

/** How an activity goes on after a call to its component. */
public final class Answer {

    /** The kinds of answer. */
    public enum Kind {
        DONE,
        FAILED,
        POLL,
        CALLBACK
    }

    private static final Answer DONE = new Answer(Kind.DONE, null, null);
    private static final Answer CALLBACK = new Answer(Kind.CALLBACK, null, null);

    private final Kind kind;
    private final Object reason;
    private final Duration interval;

    private Answer(Kind kind, Object reason, Duration interval) {
        this.kind = kind;
        this.reason = reason;
        this.interval = interval;
    }

    /** The activity has succeeded. */
    public static Answer done() {
        return DONE;
    }

    /**
     * The activity has failed.
     *
     * @param reason becomes {@code ex_data}; null keeps what the component put into the output {@code ex_data}
     */
    public static Answer failed(Object reason) {
        return new Answer(Kind.FAILED, reason, null);
    }

    /** Call {@link Component#poll} when the interval has passed; zero means at once, but not in this call. */
    public static Answer pollAfter(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("a poll interval cannot be negative: " + interval);
        }
        return new Answer(Kind.POLL, null, Objects.requireNonNull(interval));
    }

    /** Call {@link Component#callback} for the next callback; give the same answer there to wait for one more. */
    public static Answer awaitCallback() {
        return CALLBACK;
    }

    public Kind kind() {
        return kind;
    }

    /** Of {@link Kind#FAILED}. */
    public Object reason() {
        return reason;
    }

    /** Of {@link Kind#POLL}. */
    public Duration interval() {
        return interval;
    }
}
