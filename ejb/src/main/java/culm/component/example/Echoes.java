package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.util.Set;

/** Components that are done at once and show what they were given. */
final class Echoes {

    private static final Set<String> ADDED_BY_THE_ENGINE = Set.of("_loop", "_inner_loop");

    private Echoes() {}

    @Plugin(code = "noop", group = "example", idempotent = true)
    static final class Noop implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("v", activity.inputs().get("v"));
            return Answer.done();
        }
    }

    @Plugin(code = "echo", group = "example", idempotent = true)
    static final class Echo implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.inputs().forEach((name, value) -> {
                if (!ADDED_BY_THE_ENGINE.contains(name)) {
                    activity.outputs().put(name, value);
                }
            });
            return Answer.done();
        }
    }

    @Plugin(code = "echoroot", group = "example", idempotent = true)
    static final class EchoRoot implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.rootData().forEach((name, value) -> activity.outputs().put("root_" + name, value));
            return Answer.done();
        }
    }

    @Plugin(code = "debug_no_schedule_node", group = "example", idempotent = true)
    static final class DebugNoScheduleNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            return Answer.done();
        }
    }
}
