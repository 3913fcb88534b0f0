package culm.web.rest;

import culm.api.Code;

/** What is said about requests that never came as far as a resource. */
final class ServerErrors {

    private ServerErrors() {}

    static String detail(Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> "name and password of a user (HTTP Basic) or a token (Bearer) are needed";
            case FORBIDDEN -> "the user's roles do not allow this";
            case NOT_FOUND -> "there is nothing at this address";
            case METHOD_NOT_ALLOWED -> "the resource does not know this method";
            case NOT_ACCEPTABLE -> "the resource answers in application/json";
            case UNSUPPORTED_MEDIA_TYPE -> "the body must be application/json";
            case LIMIT -> "the request is too large";
            case THROTTLED -> "too many wrong passwords; wait as long as Retry-After says";
            case UNAVAILABLE -> "the server cannot answer at present; try again";
            case INTERNAL -> "the log tells more under the trace id";
            default -> "the request is malformed";
        };
    }
}
