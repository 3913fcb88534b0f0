package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.lang.System.Logger.Level;
import java.util.logging.Logger;

/** Logs what it is told to say, in the ways that a component can; then it is done, or fails if it is told to. */
@Plugin(code = "talk", group = "example", idempotent = true)
final class Talk implements Component {

    @Override
    public Answer execute(Activity activity) {
        var text = String.valueOf(activity.inputs().get("say"));
        activity.log(text);
        System.getLogger(Talk.class.getName()).log(Level.WARNING, "says {0}", text);
        Logger.getLogger(Talk.class.getName()).info("has said " + text);
        return PythonValues.isTrue(activity.inputs().get("fail")) ? Answer.failed("told to fail") : Answer.done();
    }
}
