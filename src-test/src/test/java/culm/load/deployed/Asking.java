package culm.load.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;

/** Waits for one callback. To store what came with it does no harm a second time. */
@Plugin(code = "load_ask", group = "load", idempotent = true)
@ApplicationScoped
public class Asking implements Component {

    @Override
    public Answer execute(Activity activity) {
        return Answer.awaitCallback();
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        activity.outputs().put("v", data);
        return Answer.done();
    }
}
