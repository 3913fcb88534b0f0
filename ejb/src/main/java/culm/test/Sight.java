package culm.test;

import culm.plugin.Activity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Shows a component an activity as it would be in a later pass of a loop, or after retries. */
final class Sight implements UnaryOperator<Activity> {

    private volatile int passesBefore;
    private volatile int retriesBefore;

    void loop(int pass) {
        if (pass < 1) {
            throw new IllegalArgumentException(
                    "passes of a loop are counted from 1, so there is none of number " + pass);
        }
        passesBefore = pass - 1;
    }

    void retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("a node cannot have been retried %d times".formatted(retries));
        }
        retriesBefore = retries;
    }

    @Override
    public Activity apply(Activity shown) {
        return passesBefore == 0 && retriesBefore == 0 ? shown : new Later(shown);
    }

    private final class Later implements Activity {
        private final Activity shown;
        private final Map<String, Object> inputs;

        private Later(Activity shown) {
            this.shown = shown;
            var seen = new LinkedHashMap<>(shown.inputs());
            for (var name : new String[] {"_loop", "_inner_loop"}) {
                seen.computeIfPresent(name, (key, number) -> (Long) number + passesBefore);
            }
            this.inputs = Collections.unmodifiableMap(seen);
        }

        @Override
        public Map<String, Object> inputs() {
            return inputs;
        }

        @Override
        public Map<String, Object> outputs() {
            return shown.outputs();
        }

        @Override
        public Map<String, Object> parent() {
            return shown.parent();
        }

        @Override
        public Map<String, Object> rootData() {
            return shown.rootData();
        }

        @Override
        public String nodeId() {
            return shown.nodeId();
        }

        @Override
        public String nodeName() {
            return shown.nodeName();
        }

        @Override
        public String pipelineId() {
            return shown.pipelineId();
        }

        @Override
        public int loop() {
            return shown.loop() + passesBefore;
        }

        @Override
        public int innerLoop() {
            return shown.innerLoop() + passesBefore;
        }

        @Override
        public int retry() {
            return shown.retry() + retriesBefore;
        }

        @Override
        public String version() {
            return shown.version();
        }

        @Override
        public int polls() {
            return shown.polls();
        }

        @Override
        public boolean cancelled() {
            return shown.cancelled();
        }

        @Override
        public String startedBy() {
            return shown.startedBy();
        }

        @Override
        public String calledBy() {
            return shown.calledBy();
        }

        @Override
        public void log(System.Logger.Level level, String text) {
            shown.log(level, text);
        }
    }
}
