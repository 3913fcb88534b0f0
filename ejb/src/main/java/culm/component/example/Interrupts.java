package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;

/** Components that count how often one attempt called them, for tests that disturb the engine. */
final class Interrupts {

    private static final String EXECUTED = "execute_count";
    private static final String SCHEDULED = "schedule_count";

    private Interrupts() {}

    @Plugin(code = "interrupt_test", group = "example")
    static final class InterruptTest implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            count(EXECUTED, activity);
            return Answer.done();
        }
    }

    @Plugin(code = "interrupt_schedule_test", group = "example")
    static final class InterruptScheduleTest implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            count(EXECUTED, activity);
            return Answer.pollAfter(Duration.ZERO);
        }

        @Override
        public Answer poll(Activity activity) {
            count(SCHEDULED, activity);
            return Answer.done();
        }
    }

    @Plugin(code = "interrupt_raise_test", group = "example")
    static final class InterruptRaiseTest implements Component {

        @Override
        public Answer execute(Activity activity) {
            raiseIfTold("execute_raise", activity);
            count(EXECUTED, activity);
            return Answer.pollAfter(Duration.ZERO);
        }

        @Override
        public Answer poll(Activity activity) {
            raiseIfTold("schedule_raise", activity);
            count(SCHEDULED, activity);
            return Answer.done();
        }

        private static void raiseIfTold(String input, Activity activity) {
            if (PythonValues.isTrue(activity.inputs().get(input))) {
                throw new IllegalStateException(input);
            }
        }
    }

    static void count(String output, Activity activity) {
        activity.outputs().put(output, PythonValues.toWhole(activity.outputs().get(output), 0) + 1);
    }
}
