package culm.web.rest;

import culm.api.Code;
import culm.ee.event.EventSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a caller wants to be told.
 *
 * @param stream as it comes, not as an answer
 * @param patience how long an answer may wait for something to tell
 */
record EventRequest(EventSearch search, boolean stream, Duration patience) {

    private static final int LONGEST_WAIT = 30;
    private static final String STREAM = "text/event-stream";
    private static final List<String> JSON = List.of("application/json", "application/*", "*/*");

    static EventRequest of(HttpServletRequest request) {
        var stream = accepts(request, STREAM);
        if (!stream && JSON.stream().noneMatch(type -> accepts(request, type))) {
            throw new Refusal(Code.NOT_ACCEPTABLE, ServerErrors.detail(Code.NOT_ACCEPTABLE));
        }
        var wait = Parameter.integer("wait", request.getParameter("wait"), 0);
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw Refusal.invalid("parameter 'wait' must be 0 to %d seconds; it is %d".formatted(LONGEST_WAIT, wait));
        }
        var types = request.getParameterValues("type");
        var pipeline = Parameter.some("pipeline", request.getParameter("pipeline"));
        var search = new EventSearch(
                after(request, stream),
                Parameter.names(types == null ? List.of() : List.of(types)),
                pipeline == null ? null : Parameter.id(pipeline, Code.PIPELINE_NOT_FOUND),
                Parameter.integer("limit", request.getParameter("limit"), EventSearch.DEFAULT_LIMIT));
        return new EventRequest(search, stream, Duration.ofSeconds(wait));
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        var accept = request.getHeader("Accept");
        return accept == null
                ? !type.equals(STREAM)
                : accept.toLowerCase(Locale.ROOT).contains(type);
    }

    /** A browser that comes back asks for the same address, and says in the header how far it had come. */
    private static Long after(HttpServletRequest request, boolean stream) {
        var last = stream ? request.getHeader("Last-Event-ID") : null;
        return last == null || last.isEmpty()
                ? number("after", request.getParameter("after"))
                : number("Last-Event-ID", last);
    }

    private static Long number(String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.invalid("'%s' must be the id of an event, or 0; it is '%s'".formatted(name, text));
        }
        return Long.valueOf(text);
    }
}
