package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.PipelineQuery;
import culm.port.Run;
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
record RunSearch(RunQuery query) {

    static RunSearch of(PipelineQuery asked, Set<String> projects) {
        if (asked.limit() < 1 || asked.limit() > PipelineQuery.MAX_LIMIT) {
            throw invalid("limit must be between 1 and %d; it is %d".formatted(PipelineQuery.MAX_LIMIT, asked.limit()));
        }
        var text = asked.text() == null ? "" : asked.text().toLowerCase(Locale.ROOT);
        var before = asked.cursor() == null ? null : place(asked.cursor());
        return new RunSearch(
                new RunQuery(states(asked.states()), asked.attention(), text, projects, before, asked.limit() + 1));
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

    private static Set<State> states(Set<String> names) {
        var states = EnumSet.noneOf(State.class);
        for (var name : names) {
            try {
                states.add(State.valueOf(name).shown());
            } catch (IllegalArgumentException unknown) {
                throw invalid("state '%s' is not one of %s".formatted(name, EnumSet.allOf(State.class)));
            }
        }
        return states;
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
