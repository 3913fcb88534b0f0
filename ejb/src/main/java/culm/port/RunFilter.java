package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which runs. What is null does not matter; all that is said must hold.
 *
 * @param states as {@link Run#listedState}; none of them: no run
 * @param text part of id or name, lower case
 * @param name what the name begins with, lower case, {@value #MAX_NAME} characters at most
 * @param labels the values that these labels have
 * @param createdBy who has started it
 * @param projects only runs of these; none of them: no run
 * @param started when
 * @param finished when
 * @param errorGroup something stands failed there that {@link ErrorGroup belongs to it}
 */
public record RunFilter(
        Set<State> states,
        String text,
        String name,
        Map<String, String> labels,
        String createdBy,
        Set<String> projects,
        Span started,
        Span finished,
        String errorGroup) {

    public static final int MAX_NAME = 64;

    /**
     * A part of time.
     *
     * @param from not before, or null
     * @param to before, or null
     */
    public record Span(Instant from, Instant to) {

        public static final Span EVER = new Span(null, null);

        public boolean contains(Instant time) {
            var limited = from != null || to != null;
            return !limited
                    || time != null && (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
        }
    }

    public static RunFilter all() {
        return new RunFilter(null, null, null, Map.of(), null, null, Span.EVER, Span.EVER, null);
    }

    public RunFilter in(Set<State> some) {
        return new RunFilter(some, text, name, labels, createdBy, projects, started, finished, errorGroup);
    }

    public RunFilter with(String part) {
        return new RunFilter(states, part, name, labels, createdBy, projects, started, finished, errorGroup);
    }

    public RunFilter named(String beginning) {
        return new RunFilter(states, text, beginning, labels, createdBy, projects, started, finished, errorGroup);
    }

    public RunFilter labelled(Map<String, String> values) {
        return new RunFilter(states, text, name, values, createdBy, projects, started, finished, errorGroup);
    }

    public RunFilter by(String starter) {
        return new RunFilter(states, text, name, labels, starter, projects, started, finished, errorGroup);
    }

    public RunFilter of(Set<String> some) {
        return new RunFilter(states, text, name, labels, createdBy, some, started, finished, errorGroup);
    }

    public RunFilter started(Span when) {
        return new RunFilter(states, text, name, labels, createdBy, projects, when, finished, errorGroup);
    }

    public RunFilter finished(Span when) {
        return new RunFilter(states, text, name, labels, createdBy, projects, started, when, errorGroup);
    }

    public RunFilter failing(String group) {
        return new RunFilter(states, text, name, labels, createdBy, projects, started, finished, group);
    }
}
