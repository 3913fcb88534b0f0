package culm.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id under which a request is found again: in the header of its answer, in the body of a problem, and in the log. A
 * caller that has one brings it along, as {@code traceparent} of W3C Trace Context or as {@code X-Trace-Id}; what is not of
 * the right form counts as not there, and never reaches the log.
 */
final class Trace {

    static final String HEADER = "X-Trace-Id";
    static final String PARENT = "traceparent";

    private static final String ATTRIBUTE = Trace.class.getName();

    /** Version, trace id, parent id, flags; versions to come may have more. */
    private static final Pattern W3C =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Trace() {}

    /** The id of a request, which the header of its answer tells from now on. */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        var id = of(request);
        if (!response.isCommitted()) {
            response.setHeader(HEADER, id);
        }
        return id;
    }

    /** The same wherever it is asked for while the request is worked on. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = given(request.getHeader(PARENT), request.getHeader(HEADER)).orElseGet(Trace::fresh);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static Optional<String> given(String parent, String own) {
        return Optional.ofNullable(parent)
                .map(W3C::matcher)
                .filter(found -> found.matches()
                        && (found.group(3) == null || !found.group(1).equals("00")))
                .map(found -> found.group(2))
                .or(() -> Optional.ofNullable(own).filter(OWN.asMatchPredicate()));
    }

    private static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
