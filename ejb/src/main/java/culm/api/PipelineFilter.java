package culm.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which runs. All that is said must hold; what is null, empty or false does not matter. Immutable; begin with {@link #where()}.
 *
 * @param states as they are shown
 * @param attention only runs that need a person: something below has failed, or somebody has paused the run or a part of it
 * @param text part of the id or the name, in whatever case. It looks at every run that the others leave
 * @param name what the name begins with, in whatever case, {@value #MAX_NAME} characters at most
 * @param labels the values that these labels have
 * @param createdBy the name of who has started it
 * @param project to which it belongs
 * @param startedFrom not before
 * @param startedTo before
 * @param finishedFrom not before
 * @param finishedTo before
 * @param errorGroup of {@link ErrorGroupView}: something has failed for that reason
 */
public record PipelineFilter(
        Set<String> states,
        boolean attention,
        String text,
        String name,
        Map<String, String> labels,
        String createdBy,
        String project,
        Instant startedFrom,
        Instant startedTo,
        Instant finishedFrom,
        Instant finishedTo,
        String errorGroup)
        implements Sent {

    public static final int MAX_NAME = 64;

    public PipelineFilter {
        states = states == null ? Set.of() : new HashSet<>(states);
        labels = labels == null ? Map.of() : new HashMap<>(labels);
    }

    public static PipelineFilter all() {
        return where().build();
    }

    public static Builder where() {
        return new Builder();
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }

    /** A filter in the making. */
    public static final class Builder {

        private final Set<String> states = new HashSet<>();
        private final Map<String, String> labels = new HashMap<>();
        private boolean attention;
        private String text;
        private String name;
        private String createdBy;
        private String project;
        private Instant startedFrom;
        private Instant startedTo;
        private Instant finishedFrom;
        private Instant finishedTo;
        private String errorGroup;

        private Builder() {}

        /** One of these, and of those that were said before. */
        public Builder states(String... some) {
            states.addAll(Set.of(some));
            return this;
        }

        public Builder attention() {
            attention = true;
            return this;
        }

        public Builder text(String part) {
            text = part;
            return this;
        }

        public Builder name(String beginning) {
            name = beginning;
            return this;
        }

        /** Beside those that were said before. */
        public Builder label(String label, String value) {
            labels.put(label, value);
            return this;
        }

        public Builder createdBy(String user) {
            createdBy = user;
            return this;
        }

        public Builder project(String only) {
            project = only;
            return this;
        }

        /** @param from not before, or null; @param to before, or null */
        public Builder started(Instant from, Instant to) {
            startedFrom = from;
            startedTo = to;
            return this;
        }

        /** @param from not before, or null; @param to before, or null */
        public Builder finished(Instant from, Instant to) {
            finishedFrom = from;
            finishedTo = to;
            return this;
        }

        public Builder errorGroup(String group) {
            errorGroup = group;
            return this;
        }

        public PipelineFilter build() {
            return new PipelineFilter(
                    states,
                    attention,
                    text,
                    name,
                    labels,
                    createdBy,
                    project,
                    startedFrom,
                    startedTo,
                    finishedFrom,
                    finishedTo,
                    errorGroup);
        }
    }
}
