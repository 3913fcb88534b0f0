package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;

/** Components that calculate, and that show which pass of a loop they are in. */
final class Counters {

    private Counters() {}

    @Plugin(code = "add", group = "example", idempotent = true)
    static final class Add implements Component {

        @Override
        public Answer execute(Activity activity) {
            var a = PythonValues.toWhole(activity.inputs().get("a"));
            var b = PythonValues.toWhole(activity.inputs().get("b"));
            activity.outputs().put("sum", Math.addExact(a, b));
            return Answer.done();
        }
    }

    @Plugin(code = "counter", group = "example", idempotent = true)
    static final class Counter implements Component {

        @Override
        public Answer execute(Activity activity) {
            var inputs = activity.inputs();
            activity.outputs().put("n", Math.addExact(PythonValues.toWhole(inputs.get("n"), 0), 1));
            activity.outputs().put("seen_loop", inputs.get("_loop"));
            activity.outputs().put("seen_inner_loop", inputs.get("_inner_loop"));
            return Answer.done();
        }
    }

    @Plugin(code = "loop_count_node", group = "example", idempotent = true)
    static final class LoopCountNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            showPass(activity);
            return Answer.done();
        }
    }

    @Plugin(code = "loop_count_s_node", group = "example", idempotent = true)
    static final class LoopCountScheduleNode implements Component {

        private static final Duration INTERVAL = Duration.ofSeconds(1);
        private static final int LAST = 2;

        @Override
        public Answer execute(Activity activity) {
            return Answer.pollAfter(INTERVAL);
        }

        @Override
        public Answer poll(Activity activity) {
            if (Polls.countedTo(LAST, activity)) {
                showPass(activity);
                return Answer.done();
            }
            return Answer.pollAfter(INTERVAL);
        }
    }

    static void showPass(Activity activity) {
        activity.outputs().put("loop", activity.inputs().get("_loop"));
        activity.outputs().putAll(activity.inputs());
    }
}
