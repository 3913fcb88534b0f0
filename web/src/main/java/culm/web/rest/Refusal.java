package culm.web.rest;

import culm.api.ActionResult;
import culm.api.Code;
import java.util.Map;

/** A request that is not carried out, for a reason that the caller is told. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Map<String, Object> facts;

    Refusal(Code code, String message) {
        this(code, message, Map.of());
    }

    private Refusal(Code code, String message, Map<String, Object> facts) {
        super(message, null, false, false);
        this.code = code;
        this.facts = facts;
    }

    static Refusal of(ActionResult refused) {
        return new Refusal(refused.code(), refused.message(), refused.extra());
    }

    static Refusal invalid(String message) {
        return new Refusal(Code.INVALID_ARGUMENT, message);
    }

    Code code() {
        return code;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
