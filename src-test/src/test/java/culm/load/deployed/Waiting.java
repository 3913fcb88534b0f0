package culm.load.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Does what {@link Adding} does, after a wait: what most components do that call another system. */
@Plugin(code = "load_wait", group = "load")
@ApplicationScoped
public class Waiting implements Component {

    private static final Duration PAUSE = Duration.ofMillis(200);

    @Override
    public Answer execute(Activity activity) throws InterruptedException {
        Thread.sleep(PAUSE.toMillis());
        activity.outputs().put("v", ((Number) activity.inputs().get("v")).longValue() + 1);
        return Answer.done();
    }
}
