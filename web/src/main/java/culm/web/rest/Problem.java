package culm.web.rest;

import culm.api.Code;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The body of every answer that is not a success, after RFC 9457.
 *
 * @param instance the path that was asked for
 * @param traceId {@link Trace that of the request}, under which the log tells more
 * @param facts further members, from the answer of the engine
 */
record Problem(Code code, String detail, String instance, String traceId, Map<String, Object> facts) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Code code, String detail, String instance, String traceId) {
        return new Problem(code, detail, instance, traceId, Map.of());
    }

    int status() {
        return HttpCode.of(code).status();
    }

    byte[] body() {
        var members = new LinkedHashMap<String, Object>();
        var http = HttpCode.of(code);
        members.put(
                "type",
                "urn:culm:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        members.put("title", http.title());
        members.put("status", (long) http.status());
        members.put("detail", detail);
        members.put("instance", instance);
        members.put("code", code.name());
        members.put("retryable", http.retryable());
        members.put("trace_id", traceId);
        facts.forEach((name, value) -> members.putIfAbsent(name, Views.value(value)));
        return Json.bytes(members);
    }
}
