package culm.component;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;

/** A built-in component: inputs that it cannot work with fail the node with one line that says what is wrong. */
public abstract class BuiltIn implements Component {

    @Override
    public final Answer execute(Activity activity) throws Exception {
        try {
            return begin(activity, new Inputs(activity.inputs()));
        } catch (WrongInput wrong) {
            return Answer.failed(wrong.getMessage());
        }
    }

    /** Does the work, or starts it. */
    protected abstract Answer begin(Activity activity, Inputs inputs) throws Exception;
}
