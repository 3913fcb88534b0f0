package culm.plugin;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private static final Answer DONE = new Answer(Kind.DONE, null, null, Map.of());
    private static final Answer CALLBACK = new Answer(Kind.CALLBACK, null, null, Map.of());

    private final Kind kind;
    private final Object reason;
    private final Interval interval;
    private final Map<String, Object> outputs;

    private Answer(Kind kind, Object reason, Interval interval, Map<String, Object> outputs) {
        this.kind = kind;
        this.reason = reason;
        this.interval = interval;
        this.outputs = outputs;
    }

    /** The activity has succeeded. */
    public static Answer done() {
        return DONE;
    }

    /** The activity has succeeded, and each component of the record is an output. */
    public static Answer done(Record outputs) {
        return DONE.with(outputs);
    }

    /**
     * The activity has failed.
     *
     * @param reason becomes {@code ex_data}; null keeps what the component put into the output {@code ex_data}
     */
    public static Answer failed(Object reason) {
        return new Answer(Kind.FAILED, reason, null, Map.of());
    }

    /** Call {@link Component#poll} when the interval has passed; zero means at once, but not in this call. */
    public static Answer pollAfter(Duration interval) {
        return pollAfter(Interval.every(interval));
    }

    /** Call {@link Component#poll} when as much time has passed as the interval says for that poll. */
    public static Answer pollAfter(Interval interval) {
        return new Answer(Kind.POLL, null, Objects.requireNonNull(interval), Map.of());
    }

    /** Call {@link Component#callback} for the next callback; give the same answer there to wait for one more. */
    public static Answer awaitCallback() {
        return CALLBACK;
    }

    /** The same answer, and each component of the record is an output: it replaces what was there, also by null. */
    public Answer with(Record record) {
        return with(RecordForm.of(record.getClass()).write(record));
    }

    /** The same answer with these outputs, besides those that {@link Activity#outputs} has. */
    public Answer with(Map<String, ?> values) {
        var all = new LinkedHashMap<>(outputs);
        all.putAll(values);
        return new Answer(kind, reason, interval, Collections.unmodifiableMap(all));
    }

    public Kind kind() {
        return kind;
    }

    /** Of {@link Kind#FAILED}. */
    public Object reason() {
        return reason;
    }

    /** Of {@link Kind#POLL}: before the first poll. */
    public Duration interval() {
        return interval(0);
    }

    /**
     * Of {@link Kind#POLL}: until the next poll.
     *
     * @param polls how many polls of the attempt were made, the present one included
     * @throws IllegalStateException if an interval of the component's own is negative
     */
    public Duration interval(int polls) {
        if (interval == null) {
            return null;
        }
        var time = interval.after(polls);
        if (time.isNegative()) {
            throw new IllegalStateException("a poll interval cannot be negative: " + time);
        }
        return time;
    }

    /** What is to be added to {@link Activity#outputs}. */
    public Map<String, Object> outputs() {
        return outputs;
    }
}
