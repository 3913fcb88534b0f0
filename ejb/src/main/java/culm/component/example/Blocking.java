package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;

/** Components that hold their thread; an interrupt or a forced failure ends them early. */
final class Blocking {

    private static final Answer CANCELLED = Answer.failed("cancelled");

    private Blocking() {}

    @Plugin(code = "sleep", group = "example", idempotent = true)
    static final class Sleep implements Component {

        private static final double NANOS = 1e9;

        private final CancellableWait pause = new CancellableWait();

        @Override
        public Answer execute(Activity activity) throws InterruptedException {
            if (!pause.elapses(seconds(activity.inputs().get("seconds")), activity)) {
                return CANCELLED;
            }
            activity.outputs().put("slept", true);
            return Answer.done();
        }

        private static Duration seconds(Object value) {
            return Duration.ofNanos(Math.round(PythonValues.toReal(value) * NANOS));
        }

        @Override
        public void cancel(Activity activity) {
            pause.cancel(activity);
        }
    }

    /** Not idempotent, so that the loss of a server leaves its outcome unknown. */
    @Plugin(code = "dummy_exec_node", group = "example")
    static final class DummyExecNode implements Component {

        private final CancellableWait pause = new CancellableWait();

        @Override
        public Answer execute(Activity activity) throws InterruptedException {
            return pause.elapses(time(activity), activity) ? Answer.done() : CANCELLED;
        }

        @Override
        public void cancel(Activity activity) {
            pause.cancel(activity);
        }
    }

    @Plugin(code = "interrupt_dummy_exec_node", group = "example")
    static final class InterruptDummyExecNode implements Component {

        private final CancellableWait pause = new CancellableWait();

        @Override
        public Answer execute(Activity activity) throws InterruptedException {
            if (!pause.elapses(time(activity), activity)) {
                return CANCELLED;
            }
            Interrupts.count("execute_count", activity);
            return Answer.done();
        }

        @Override
        public void cancel(Activity activity) {
            pause.cancel(activity);
        }
    }

    private static Duration time(Activity activity) {
        return Duration.ofSeconds(PythonValues.toWhole(activity.inputs().get("time")));
    }
}
