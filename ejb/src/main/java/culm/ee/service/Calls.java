package culm.ee.service;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.Fingerprint;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.engine.Engine;
import culm.port.Call;
import culm.port.Once;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Knows the call that is answered, whichever door it came by. */
@ApplicationScoped
public class Calls {

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    @Inject
    private CallContext context;

    @Inject
    private RequestContextController requests;

    @Inject
    private Engine engine;

    @Inject
    private Gate gate;

    /** @param session of the bean that is called */
    Caller caller(SessionContext session) {
        return gate.caller(session.getCallerPrincipal().getName(), role -> isInRole(session, role));
    }

    /** Whether both the server and what the caller has shown at the door say so. */
    boolean isInRole(SessionContext session, String role) {
        return allows(role) && session.isCallerInRole(role);
    }

    private boolean allows(String role) {
        try {
            return context.allows(role);
        } catch (ContextNotActiveException threadOfTheApplication) {
            return true;
        }
    }

    /**
     * @param given what the call brings, for the audit log
     * @param asked everything that tells the call from another of its name and target
     */
    public Call of(String actor, String action, String target, Map<String, Object> given, Object... asked) {
        try {
            var call = new Call(
                    actor,
                    context.door(),
                    context.address(),
                    context.traceId(),
                    context.reason(),
                    action,
                    target,
                    given);
            return context.key() == null ? call : call.with(once(call, target, asked));
        } catch (ContextNotActiveException threadOfTheApplication) {
            return new Call(actor, "ejb", null, null, null, action, target, given);
        }
    }

    /** Of the target the whole: a record keeps no more than its beginning. */
    private Once once(Call call, String target, Object[] asked) {
        var parts = Arrays.asList(call.action(), target, context.reason(), Arrays.asList(asked));
        return new Once(call.actor(), context.key(), Fingerprint.of(context.key(), parts), context::repeat);
    }

    /** Makes a call with a reason and a key, also on a thread that no request has brought. */
    <T> T noting(String reason, String key, Supplier<T> call) {
        var begun = requests.activate();
        var reasonBefore = context.reason();
        var keyBefore = context.key();
        try {
            context.because(reason);
            context.once(key);
            return call.get();
        } finally {
            context.because(reasonBefore);
            context.once(keyBefore);
            if (begun) {
                requests.deactivate();
            }
        }
    }

    /** An accepted call is recorded with what it has changed; one that was refused is recorded here. */
    public ActionResult kept(Call call, ActionResult result) {
        if (!result.result()) {
            engine.recordRefusal(call, result.code());
        }
        recorded();
        tellWhy(call, result.code());
        return result;
    }

    /** Where somebody has given a reason, the log tells it too, under the trace id of the request. */
    private static void tellWhy(Call call, Code code) {
        if (call.reason() != null) {
            LOG.log(
                    Level.INFO,
                    "{0} of {1} by {2}: {3}; {4}",
                    call.action(),
                    call.target(),
                    call.actor(),
                    code,
                    call.reason());
        }
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
