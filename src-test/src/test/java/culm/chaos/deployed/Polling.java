package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Is polled twice. */
@Plugin(code = "witness_poll", group = "chaos")
@ApplicationScoped
public class Polling implements Component {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    @Inject
    WitnessFile witness;

    @Override
    public Answer execute(Activity activity) {
        witness.say("once %s %s".formatted(activity.nodeId(), activity.version()));
        return Answer.pollAfter(INTERVAL);
    }

    @Override
    public Answer poll(Activity activity) {
        return activity.polls() < 1 ? Answer.pollAfter(INTERVAL) : Answer.done();
    }
}
