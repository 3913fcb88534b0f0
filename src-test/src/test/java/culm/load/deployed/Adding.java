package culm.load.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads one variable and writes one. */
@Plugin(code = "load_add", group = "load")
@ApplicationScoped
public class Adding implements Component {

    @Override
    public Answer execute(Activity activity) {
        activity.outputs().put("v", ((Number) activity.inputs().get("v")).longValue() + 1);
        return Answer.done();
    }
}
