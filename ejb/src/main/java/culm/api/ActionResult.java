package culm.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a changing call. A refusal is an answer too; exceptions mean trouble of the system.
 *
 * @param result whether the call was accepted
 * @param message {@code "success"}, or why not, for people
 * @param extra facts about the outcome by name; never null
 * @param code {@link Code#OK} if and only if {@code result}
 */
public record ActionResult(boolean result, String message, Map<String, Object> extra, Code code) implements Sent {

    public ActionResult {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    public static ActionResult success() {
        return success(Map.of());
    }

    public static ActionResult success(Map<String, Object> extra) {
        return new ActionResult(true, "success", extra, Code.OK);
    }

    public static ActionResult refused(Code code, String message) {
        return refused(code, message, Map.of());
    }

    public static ActionResult refused(Code code, String message, Map<String, Object> extra) {
        return new ActionResult(false, message, extra, code);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
