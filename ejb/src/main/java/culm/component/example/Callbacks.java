package culm.component.example;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.util.ArrayList;
import java.util.Collection;

/** Components that wait until they are called back. */
final class Callbacks {

    private Callbacks() {}

    @Plugin(code = "callback", group = "example", idempotent = true)
    static final class Callback implements Component {

        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("asked", activity.inputs().get("x"));
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            activity.outputs().put("got", data);
            if (asks("raise", data)) {
                throw new IllegalStateException("callback boom");
            }
            return asks("fail", data) ? Answer.failed("callback said fail") : Answer.done();
        }
    }

    @Plugin(code = "multicallback", group = "example", idempotent = true)
    static final class MultiCallback implements Component {

        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            var payload = PythonValues.toMap(data);
            var got = new ArrayList<Object>();
            if (activity.outputs().get("got") instanceof Collection<?> earlier) {
                got.addAll(earlier);
            }
            got.add(payload.get("n"));
            activity.outputs().put("got", got);
            return PythonValues.isTrue(payload.get("last")) ? Answer.done() : Answer.awaitCallback();
        }
    }

    @Plugin(code = "callback_node", group = "example", idempotent = true)
    static final class CallbackNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            return refuses(data) ? Answer.failed(null) : Answer.done();
        }
    }

    @Plugin(code = "debug_callback_node", group = "example", idempotent = true)
    static final class DebugCallbackNode implements Component {

        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            return PythonValues.isTrue(data) && bit(data, 1) == 1 ? Answer.done() : Answer.failed(null);
        }
    }

    /** Done with the fifth success. Unlike bamboo's it does not take two seconds for each. */
    @Plugin(code = "multi_callback_node", group = "example", idempotent = true)
    static final class MultiCallbackNode implements Component {

        private static final String TIMES = "_scheduled_times";
        private static final int LAST = 5;

        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            if (refuses(data)) {
                return Answer.failed(null);
            }
            var times = PythonValues.toWhole(activity.outputs().get(TIMES), 0) + 1;
            activity.outputs().put(TIMES, times);
            return times == LAST ? Answer.done() : Answer.awaitCallback();
        }
    }

    private static boolean asks(String what, Object data) {
        return PythonValues.isTrue(data)
                && PythonValues.isTrue(PythonValues.toMap(data).get(what));
    }

    /** No payload, or an empty one, is consent. */
    private static boolean refuses(Object data) {
        return PythonValues.isTrue(data) && bit(data, 0) == 0;
    }

    private static long bit(Object data, long otherwise) {
        var payload = PythonValues.toMap(data);
        return payload.containsKey("bit") ? PythonValues.toWhole(payload.get("bit")) : otherwise;
    }
}
