package culm.web.rest;

import culm.api.Code;
import jakarta.servlet.http.HttpServletRequest;

/** Whether a request came in by a token. Who has found a token must not make itself another, or lock out its owner. */
final class CallerKind {

    private static final String BY_TOKEN = "culm.by-token";

    private CallerKind() {}

    static void note(HttpServletRequest request, boolean byToken) {
        request.setAttribute(BY_TOKEN, byToken);
    }

    static void refuseTokens(HttpServletRequest request) {
        if (Boolean.TRUE.equals(request.getAttribute(BY_TOKEN))) {
            throw new Refusal(Code.FORBIDDEN, "a token does not do this: log in with a password");
        }
    }
}
