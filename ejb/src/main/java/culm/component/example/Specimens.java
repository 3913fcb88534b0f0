package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;
import java.util.LinkedHashMap;

/** One component of each kind, as bamboo tests its plugin test framework with. */
final class Specimens {

    private Specimens() {}

    @Plugin(code = "the_component", group = "example", idempotent = true)
    static final class TheComponent implements Component {

        @Override
        public Answer execute(Activity activity) {
            return begin(activity, Answer.done());
        }
    }

    @Plugin(code = "the_schedule_component", group = "example", idempotent = true)
    static final class TheScheduleComponent implements Component {

        private static final Duration INTERVAL = Duration.ofSeconds(1);
        private static final int LAST = 2;

        @Override
        public Answer execute(Activity activity) {
            return begin(activity, Answer.pollAfter(INTERVAL));
        }

        @Override
        public Answer poll(Activity activity) {
            if (PythonValues.isTrue(activity.inputs().get("schedule_fail"))) {
                return Answer.failed(null);
            }
            return Polls.countedTo(LAST, activity) ? Answer.done() : Answer.pollAfter(INTERVAL);
        }
    }

    @Plugin(code = "the_callback_component", group = "example", idempotent = true)
    static final class TheCallbackComponent implements Component {

        @Override
        public Answer execute(Activity activity) {
            return begin(activity, Answer.awaitCallback());
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            if (!PythonValues.isTrue(data)) {
                return Answer.failed(null);
            }
            PythonValues.toMap(data).forEach((name, value) -> activity.outputs().put(String.valueOf(name), value));
            return Answer.done();
        }
    }

    private static Answer begin(Activity activity, Answer otherwise) {
        if (PythonValues.isTrue(activity.inputs().get("fail"))) {
            return Answer.failed(null);
        }
        activity.outputs().putAll(activity.inputs());
        activity.outputs().put("parent_data", new LinkedHashMap<>(activity.parent()));
        return otherwise;
    }
}
