package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;

/** Components that are asked again and again whether they are done. */
final class Polls {

    private Polls() {}

    @Plugin(code = "poll", group = "example", idempotent = true)
    static final class Poll implements Component {

        private static final Duration INTERVAL = Duration.ofSeconds(1);

        @Override
        public Answer execute(Activity activity) {
            return Answer.pollAfter(INTERVAL);
        }

        @Override
        public Answer poll(Activity activity) {
            var polls = PythonValues.toWhole(activity.outputs().get("polls"), 0) + 1;
            activity.outputs().put("polls", polls);
            if (polls == PythonValues.toWhole(activity.inputs().get("fail_at"), 0)) {
                return Answer.failed("poll failed");
            }
            return polls < PythonValues.toWhole(activity.inputs().get("times"), 1)
                    ? Answer.pollAfter(INTERVAL)
                    : Answer.done();
        }
    }

    /** Done at the first poll. */
    @Plugin(code = "debug_node", group = "example", idempotent = true)
    static final class DebugNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            return Answer.pollAfter(Duration.ZERO);
        }
    }

    @Plugin(code = "schedule_node", group = "example", idempotent = true)
    static final class ScheduleNode implements Component {

        private static final Duration INTERVAL = Duration.ofSeconds(2);
        private static final int LAST = 5;

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            return Answer.pollAfter(INTERVAL);
        }

        @Override
        public Answer poll(Activity activity) {
            return countedTo(LAST, activity) ? Answer.done() : Answer.pollAfter(INTERVAL);
        }
    }

    /** Adds one to the output {@code count}, unless an earlier poll has brought it to the last number. */
    static boolean countedTo(int last, Activity activity) {
        var count = PythonValues.toWhole(activity.outputs().get("count"), 0);
        if (count == last) {
            return true;
        }
        activity.outputs().put("count", count + 1);
        return false;
    }
}
