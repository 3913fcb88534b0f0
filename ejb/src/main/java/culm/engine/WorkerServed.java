package culm.engine;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.util.Map;

/** Stands for what is done elsewhere: waits, and passes on what the worker says. */
final class WorkerServed implements Component {

    static final String OUTPUTS = "outputs";
    static final String ERROR = "error";

    @Override
    public Answer execute(Activity activity) {
        return Answer.awaitCallback();
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        var said = (Map<?, ?>) data;
        if (said.containsKey(ERROR)) {
            return Answer.failed(said.get(ERROR));
        }
        ((Map<?, ?>) said.get(OUTPUTS))
                .forEach((name, value) -> activity.outputs().put((String) name, value));
        return Answer.done();
    }
}
