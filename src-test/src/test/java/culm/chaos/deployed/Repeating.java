package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** May be executed again in the same attempt. */
@Plugin(code = "witness_again", group = "chaos", idempotent = true)
@ApplicationScoped
public class Repeating implements Component {

    @Inject
    WitnessFile witness;

    @Override
    public Answer execute(Activity activity) {
        witness.say("often %s %s".formatted(activity.nodeId(), activity.version()));
        return Answer.done();
    }
}
