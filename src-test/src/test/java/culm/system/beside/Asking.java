package culm.system.beside;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells what is around it, and waits: for polls without end, or for a callback. */
@Plugin(code = "ask_beside", idempotent = true)
@ApplicationScoped
public class Asking implements Component {

    @Inject
    Notepad notepad;

    @Override
    public Answer execute(Activity activity) throws NamingException {
        activity.outputs().put("application", new InitialContext().lookup("java:app/AppName"));
        notepad.write(activity.nodeName());
        activity.outputs().put("note", notepad.read());
        return "poll".equals(activity.inputs().get("wait"))
                ? Answer.pollAfter(Duration.ofSeconds(1))
                : Answer.awaitCallback();
    }

    @Override
    public Answer poll(Activity activity) {
        return activity.retry() > 0 ? Answer.done() : Answer.pollAfter(Duration.ofSeconds(1));
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        return Answer.done().with(Map.of("data", data));
    }
}
