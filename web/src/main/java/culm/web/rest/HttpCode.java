package culm.web.rest;

import culm.api.Code;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How each code looks in HTTP: 409 may be different in a minute, 422 stays so until the request or the tree changes, 503 is
 * not the caller's fault.
 *
 * @param title what it means, for people
 * @param retryable whether the same request may succeed later without any change
 */
record HttpCode(int status, String title, boolean retryable) {

    private static final Map<Code, HttpCode> TABLE = table();

    static HttpCode of(Code code) {
        return TABLE.get(code);
    }

    /** What a status means that JAX-RS or the server has chosen. */
    static Code codeOf(int status) {
        return switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.FORBIDDEN;
            case 404 -> Code.NOT_FOUND;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            case 406 -> Code.NOT_ACCEPTABLE;
            case 410 -> Code.GONE;
            case 413 -> Code.LIMIT;
            case 429 -> Code.THROTTLED;
            case 415 -> Code.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Code.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? Code.INVALID_ARGUMENT : Code.INTERNAL;
        };
    }

    private static Map<Code, HttpCode> table() {
        var table = new EnumMap<Code, HttpCode>(Code.class);
        table.put(Code.OK, new HttpCode(200, "Done", false));
        table.put(Code.INVALID_ARGUMENT, new HttpCode(400, "Malformed request", false));
        table.put(Code.UNAUTHENTICATED, new HttpCode(401, "Credentials needed", false));
        table.put(Code.FORBIDDEN, new HttpCode(403, "Not allowed for this user", false));
        table.put(Code.PIPELINE_NOT_FOUND, new HttpCode(404, "No such pipeline", false));
        table.put(Code.NODE_NOT_FOUND, new HttpCode(404, "No such node, or not executed yet", false));
        table.put(Code.NOT_FOUND, new HttpCode(404, "No such resource", false));
        table.put(Code.METHOD_NOT_ALLOWED, new HttpCode(405, "Method not allowed", false));
        table.put(Code.NOT_ACCEPTABLE, new HttpCode(406, "No representation that is accepted", false));
        table.put(Code.ALREADY_EXISTS, new HttpCode(409, "Exists already", false));
        table.put(Code.ILLEGAL_STATE, new HttpCode(409, "Not allowed in this state", false));
        table.put(Code.NOT_CURRENT, new HttpCode(409, "Ended already", false));
        table.put(Code.CALLBACK_FINISHED, new HttpCode(409, "Had its last callback", false));
        table.put(Code.TASK_LOST, new HttpCode(409, "No longer the task of this worker", false));
        table.put(Code.STALE_ATTEMPT, new HttpCode(409, "Not the present attempt", false));
        table.put(Code.IN_PROGRESS, new HttpCode(409, "Being worked on", true));
        table.put(Code.GONE, new HttpCode(410, "No longer kept", false));
        table.put(Code.LIMIT, new HttpCode(413, "Too large", false));
        table.put(Code.UNSUPPORTED_MEDIA_TYPE, new HttpCode(415, "Media type not supported", false));
        table.put(Code.INVALID_PIPELINE, new HttpCode(422, "The tree breaks the rules", false));
        table.put(Code.WRONG_NODE_TYPE, new HttpCode(422, "Not for this type of node", false));
        table.put(Code.NOT_RETRYABLE, new HttpCode(422, "Must not be retried", false));
        table.put(Code.NOT_SKIPPABLE, new HttpCode(422, "Must not be skipped", false));
        table.put(Code.KEY_REUSED, new HttpCode(422, "The idempotency key was used for another call", false));
        table.put(Code.UNKNOWN_FLOW, new HttpCode(422, "No such flow", false));
        table.put(Code.UNKNOWN_QUEUE, new HttpCode(422, "No such queue", false));
        table.put(Code.UNKNOWN_COMPONENT, new HttpCode(422, "No such component", false));
        table.put(Code.UNKNOWN_PROJECT, new HttpCode(422, "No such project", false));
        table.put(Code.THROTTLED, new HttpCode(429, "Too many wrong passwords", true));
        table.put(Code.INTERNAL, new HttpCode(500, "Internal error", false));
        table.put(Code.FROZEN, new HttpCode(503, "The engine is frozen", true));
        table.put(Code.NO_WORKERS, new HttpCode(503, "No server works on this queue", true));
        table.put(Code.UNAVAILABLE, new HttpCode(503, "Unavailable at present", true));
        return Collections.unmodifiableMap(table);
    }
}
