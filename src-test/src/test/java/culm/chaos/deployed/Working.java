package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Must not be executed twice in one attempt. Takes its time, which it is given in milliseconds. */
@Plugin(code = "witness_work", group = "chaos")
@ApplicationScoped
public class Working implements Component {

    @Inject
    WitnessFile witness;

    @Override
    public Answer execute(Activity activity) throws InterruptedException {
        witness.say("once %s %s".formatted(activity.nodeId(), activity.version()));
        Thread.sleep(((Number) activity.inputs().getOrDefault("millis", 0L)).longValue());
        activity.outputs().put("worked", activity.version());
        return Answer.done();
    }
}
