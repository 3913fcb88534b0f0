package culm.test;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Writes down each call that the engine makes to a component. */
final class Calls {

    /** Whoever is called that often for one node while the clock stands still will be so for ever. */
    private static final int MOST_AT_ONE_MOMENT = 1_000;

    private final InstantSource clock;
    private final UnaryOperator<Activity> sight;
    private final List<Call> made = new ArrayList<>();
    private Instant moment = Instant.MIN;
    private final Map<String, Integer> atThisMoment = new HashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** @param sight what a component sees instead of what the engine shows */
    Calls(InstantSource clock, UnaryOperator<Activity> sight) {
        this.clock = clock;
        this.sight = sight;
    }

    synchronized List<Call> all() {
        return List.copyOf(made);
    }

    /** Opens when the first call begins. */
    CountDownLatch begun() {
        return begun;
    }

    Component observed(String code, Component component) {
        return new Observed(code, component);
    }

    private synchronized void begin(String nodeId) {
        begun.countDown();
        if (!moment.equals(clock.instant())) {
            moment = clock.instant();
            atThisMoment.clear();
        }
        if (atThisMoment.merge(nodeId, 1, Integer::sum) > MOST_AT_ONE_MOMENT) {
            throw new AssertionError("the component was called %,d times while the clock stood still: this has no end"
                    .formatted(MOST_AT_ONE_MOMENT));
        }
    }

    private synchronized void end(Call call) {
        made.add(call);
    }

    private final class Observed implements Component {
        private final String code;
        private final Component component;

        private Observed(String code, Component component) {
            this.code = code;
            this.component = component;
        }

        @Override
        public Answer execute(Activity activity) throws Exception {
            return watched(Call.Kind.EXECUTE, sight.apply(activity), null, component::execute);
        }

        @Override
        public Answer poll(Activity activity) throws Exception {
            return watched(Call.Kind.POLL, sight.apply(activity), null, component::poll);
        }

        @Override
        public Answer callback(Activity activity, Object data) throws Exception {
            return watched(Call.Kind.CALLBACK, sight.apply(activity), data, seen -> component.callback(seen, data));
        }

        @Override
        public void cancel(Activity activity) {
            component.cancel(sight.apply(activity));
        }

        private Answer watched(Call.Kind kind, Activity seen, Object data, Work work) throws Exception {
            begin(seen.nodeId());
            try {
                var answer = work.on(seen);
                end(call(kind, seen, data, answer, null));
                return answer;
            } catch (Exception | Error thrown) {
                end(call(kind, seen, data, null, thrown));
                throw thrown;
            }
        }

        private Call call(Call.Kind kind, Activity seen, Object data, Answer answer, Throwable thrown) {
            return new Call(
                    code, kind, seen.nodeId(), own(seen.inputs()), data, seen.loop(), seen.retry(), answer, thrown);
        }
    }

    private static Map<String, Object> own(Map<String, Object> inputs) {
        var own = new LinkedHashMap<>(inputs);
        own.keySet().removeAll(List.of("_loop", "_inner_loop"));
        return own;
    }

    /** One method of a component. */
    private interface Work {
        Answer on(Activity activity) throws Exception;
    }
}
