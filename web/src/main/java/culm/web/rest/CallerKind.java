package culm.web.rest;

import culm.api.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What its credentials say of a caller: the roles, and whether they are a token. Who has found a token must not make itself another, or
 * lock out its owner.
 */
final class CallerKind {

    private static final String BY_TOKEN = "culm.by-token";
    private static final String ROLES = "culm.roles";

    private CallerKind() {}

    static void note(HttpServletRequest request, boolean byToken, Set<String> roles) {
        request.setAttribute(BY_TOKEN, byToken);
        request.setAttribute(ROLES, Set.copyOf(roles));
    }

    /** None, if nobody has said who it is. */
    static Set<String> roles(HttpServletRequest request) {
        return request.getAttribute(ROLES) instanceof Set<?> noted
                ? noted.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    static void refuseTokens(HttpServletRequest request) {
        if (Boolean.TRUE.equals(request.getAttribute(BY_TOKEN))) {
            throw new Refusal(Code.FORBIDDEN, "a token does not do this: log in with a password");
        }
    }
}
