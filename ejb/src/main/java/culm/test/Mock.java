package culm.test;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Components that stand in for others in a {@link FlowRun}. They keep nothing, so that one may stand in for several. A lambda does
 * as well: {@code flow.mock("pay", activity -> Answer.done())}.
 */
public final class Mock implements Component {

    private final Component first;
    private final int times;
    private final Component then;

    private Mock(Component first, int times, Component then) {
        this.first = first;
        this.times = times;
        this.then = then;
    }

    private static Mock always(Component component) {
        return new Mock(component, Integer.MAX_VALUE, component);
    }

    /** Is done at once, and puts out nothing. */
    public static Mock done() {
        return done(Map.of());
    }

    /** Is done at once. */
    public static Mock done(Map<String, ?> outputs) {
        return always(activity -> {
            activity.outputs().putAll(outputs);
            return Answer.done();
        });
    }

    /** Fails. */
    public static Mock failed(Object reason) {
        return always(activity -> Answer.failed(reason));
    }

    /** Throws what it is given, which fails the node with the stack trace as its {@code ex_data}. */
    public static Mock throwing(Exception thrown) {
        return always(activity -> {
            throw thrown;
        });
    }

    /** Waits for one callback, and puts out what that has brought as {@code callback_data}. */
    public static Mock awaitingCallback() {
        return always(new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.awaitCallback();
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                activity.outputs().put("callback_data", data);
                return Answer.done();
            }
        });
    }

    /** Is done at the poll of this number, from 1. */
    public static Mock polling(Duration interval, int polls, Map<String, ?> outputs) {
        var result = new LinkedHashMap<String, Object>(outputs);
        return always(new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(interval);
            }

            @Override
            public Answer poll(Activity activity) {
                if (activity.polls() + 1 < polls) {
                    return Answer.pollAfter(interval);
                }
                activity.outputs().putAll(result);
                return Answer.done();
            }
        });
    }

    /** Does as this one does in the first attempts of a node, however they came to be: by retries or by passes of a loop. */
    public Mock times(int attempts) {
        return new Mock(first, attempts, done());
    }

    /** What it does after {@link #times}; if nothing is said, it is {@link #done()}. */
    public Mock then(Component component) {
        return new Mock(first, times, component);
    }

    private Component now(Activity activity) {
        return activity.loop() + activity.retry() <= times ? first : then;
    }

    @Override
    public Answer execute(Activity activity) throws Exception {
        return now(activity).execute(activity);
    }

    @Override
    public Answer poll(Activity activity) throws Exception {
        return now(activity).poll(activity);
    }

    @Override
    public Answer callback(Activity activity, Object data) throws Exception {
        return now(activity).callback(activity, data);
    }

    @Override
    public void cancel(Activity activity) {
        now(activity).cancel(activity);
    }
}
