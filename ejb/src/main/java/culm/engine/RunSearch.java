package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.state.State;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Turns what a caller asks of the list into a query of the store. */
public record RunSearch(RunQuery query) {

    /** As a list shows them. */
    static final Set<State> LISTED =
            EnumSet.of(State.RUNNING, State.SUSPENDED, State.BLOCKED, State.FAILED, State.FINISHED, State.REVOKED);

    /** Those that a run does not leave by itself. */
    private static final Set<State> ATTENTION = EnumSet.of(State.FAILED, State.BLOCKED, State.SUSPENDED);

    static RunSearch of(PipelineQuery asked, Set<String> projects) {
        if (asked.limit() < 1 || asked.limit() > PipelineQuery.MAX_LIMIT) {
            throw invalid("limit must be between 1 and %d; it is %d".formatted(PipelineQuery.MAX_LIMIT, asked.limit()));
        }
        var before = asked.cursor() == null ? null : place(asked.cursor());
        return new RunSearch(new RunQuery(filter(asked.filter(), projects), before, asked.limit() + 1));
    }

    /** Whether no run can be found, so that nobody needs to look. */
    boolean isEmpty() {
        var filter = query.filter();
        return filter.states() != null && filter.states().isEmpty()
                || filter.projects() != null && filter.projects().isEmpty();
    }

    /** @param projects that the caller may see; null: all; @throws CulmException INVALID_ARGUMENT */
    public static RunFilter filter(PipelineFilter asked, Set<String> projects) {
        var text = some(asked.text());
        var name = some(asked.name());
        if (name != null && name.length() > PipelineFilter.MAX_NAME) {
            throw invalid("name must have 1 to %d characters".formatted(PipelineFilter.MAX_NAME));
        }
        LabelRules.problem(asked.labels()).ifPresent(problem -> {
            throw invalid(problem);
        });
        return new RunFilter(
                states(asked),
                text == null ? null : text.toLowerCase(Locale.ROOT),
                name == null ? null : name.toLowerCase(Locale.ROOT),
                asked.labels(),
                some(asked.createdBy()),
                projects(some(asked.project()), projects),
                span("started", asked.startedFrom(), asked.startedTo()),
                span("finished", asked.finishedFrom(), asked.finishedTo()),
                some(asked.errorGroup()));
    }

    private static String some(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Set<String> projects(String asked, Set<String> visible) {
        if (asked == null) {
            return visible;
        }
        return visible == null || visible.contains(asked) ? Set.of(asked) : Set.of();
    }

    private static RunFilter.Span span(String name, Instant from, Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw invalid("%s_to must be after %s_from".formatted(name, name));
        }
        return new RunFilter.Span(from, to);
    }

    static String cursor(Run last) {
        var place = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static RunQuery.Place place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new RunQuery.Place(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw invalid("cursor is not one of ours");
        }
    }

    /** Null: all. */
    private static Set<State> states(PipelineFilter asked) {
        var states = EnumSet.noneOf(State.class);
        for (var name : asked.states()) {
            try {
                states.add(State.valueOf(name).shown());
            } catch (IllegalArgumentException unknown) {
                throw invalid("state '%s' is not one of %s".formatted(name, EnumSet.allOf(State.class)));
            }
        }
        if (!asked.attention()) {
            return states.isEmpty() ? null : states;
        }
        if (states.isEmpty()) {
            return ATTENTION;
        }
        states.retainAll(ATTENTION);
        return states;
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
