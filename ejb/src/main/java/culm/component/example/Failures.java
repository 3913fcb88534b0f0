package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;

/** Components that fail when they are told to. */
final class Failures {

    private Failures() {}

    @Plugin(code = "mayfail", group = "example", idempotent = true)
    static final class MayFail implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("before", activity.inputs().get("x"));
            if ("true".equalsIgnoreCase(String.valueOf(activity.inputs().get("fail")))) {
                return Answer.failed("told to fail");
            }
            activity.outputs().put("ok", true);
            return Answer.done();
        }
    }

    @Plugin(code = "boom", group = "example", idempotent = true)
    static final class Boom implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("before", "set");
            throw new IllegalStateException("boom " + activity.inputs().get("x"));
        }
    }

    @Plugin(code = "failfirst", group = "example", idempotent = true)
    static final class FailFirst implements Component {

        @Override
        public Answer execute(Activity activity) {
            var attempt = activity.inputs().get("_loop");
            activity.outputs().put("attempt", attempt);
            var until = PythonValues.toWhole(activity.inputs().get("until"), 0);
            return PythonValues.toWhole(attempt) <= until ? Answer.failed("not yet") : Answer.done();
        }
    }

    @Plugin(code = "fail_at_second_node", group = "example", idempotent = true)
    static final class FailAtSecondNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            var inputs = activity.inputs();
            if (PythonValues.toWhole(inputs.get("_loop")) == 1 && !PythonValues.isTrue(inputs.get("can_go"))) {
                return Answer.failed(null);
            }
            Counters.showPass(activity);
            return Answer.done();
        }
    }

    @Plugin(code = "fail_ctrl_node", group = "example", idempotent = true)
    static final class FailCtrlNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            var bit = PythonValues.toWhole(activity.inputs().get("bit"), 0);
            return bit == 0 ? Answer.failed(null) : Answer.done();
        }
    }
}
