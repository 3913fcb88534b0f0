package culm.ee.remote;

import culm.api.ActionResult;
import culm.api.Change;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;

/** A changing call by the method that was asked for. */
record RefusedCall(String action, String target) {

    /** Empty for reads. */
    static Optional<RefusedCall> of(Method method, Object[] arguments) {
        if (method.getReturnType() != ActionResult.class) {
            return Optional.empty();
        }
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof Change change) {
            return Optional.of(new RefusedCall(change.action(), change.target()));
        }
        var action = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        var target = arguments != null && arguments.length > 0 && arguments[0] instanceof String id ? id : null;
        return Optional.of(new RefusedCall(action, target));
    }
}
