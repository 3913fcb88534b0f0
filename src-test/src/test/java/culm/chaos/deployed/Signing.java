package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;

/** Says which server has executed it. Takes its time, which it is given in milliseconds. */
@Plugin(code = "sign", group = "chaos")
@ApplicationScoped
public class Signing implements Component {

    @Override
    public Answer execute(Activity activity) throws InterruptedException {
        Thread.sleep(((Number) activity.inputs().getOrDefault("millis", 0L)).longValue());
        activity.outputs().put("server", System.getProperty("culm.server-name"));
        return Answer.done();
    }
}
