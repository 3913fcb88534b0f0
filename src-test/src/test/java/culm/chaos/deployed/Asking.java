package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Waits for two callbacks. */
@Plugin(code = "witness_ask", group = "chaos")
@ApplicationScoped
public class Asking implements Component {

    @Inject
    WitnessFile witness;

    @Override
    public Answer execute(Activity activity) {
        witness.say("once %s %s".formatted(activity.nodeId(), activity.version()));
        return Answer.awaitCallback();
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        witness.say("once %s %s %s".formatted(activity.nodeId(), activity.version(), data));
        return "last".equals(data) ? Answer.done() : Answer.awaitCallback();
    }
}
