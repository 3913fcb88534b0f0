package culm.ee.service;

import culm.api.ActionResult;
import culm.api.Code;
import culm.engine.Engine;
import culm.port.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Map;

/** Knows the call that is answered, whichever door it came by. */
@ApplicationScoped
public class Calls {

    @Inject
    private CallContext context;

    @Inject
    private Engine engine;

    public Call of(String actor, String action, String target, Map<String, Object> given) {
        try {
            return new Call(
                    actor,
                    context.door(),
                    context.address(),
                    context.traceId(),
                    context.reason(),
                    action,
                    target,
                    given);
        } catch (ContextNotActiveException threadOfTheApplication) {
            return new Call(actor, "ejb", null, null, null, action, target, given);
        }
    }

    /** An accepted call is recorded with what it has changed; one that was refused is recorded here. */
    public ActionResult kept(Call call, ActionResult result) {
        if (!result.result()) {
            engine.recordRefusal(call, result.code());
        }
        recorded();
        return result;
    }

    public void recorded() {
        try {
            context.record();
        } catch (ContextNotActiveException threadOfTheApplication) {
            // nobody asks
        }
    }

    /**
     * For doors: records a call that was refused before it came to the service, unless it is recorded.
     *
     * @param action its name
     * @param target the id or name that it is about, or null
     */
    public void refusedAtTheDoor(String actor, String action, String target, Code code) {
        if (!context.isRecorded()) {
            kept(of(actor, action, target, Map.of()), ActionResult.refused(code, ""));
        }
    }
}
