package culm.system.badly;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import culm.plugin.TypedComponent;
import jakarta.enterprise.context.ApplicationScoped;

/** Breaks a rule: no input is a thread. */
@Plugin(code = "unreadable")
@ApplicationScoped
public class Unreadable implements TypedComponent<Unreadable.In, Unreadable.Out> {

    public record In(Thread thread) {}

    public record Out() {}

    @Override
    public Answer execute(In in, Activity activity) {
        return Answer.done();
    }
}
