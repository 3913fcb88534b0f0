package culm.component.example;

import culm.plugin.Activity;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** An attempt that no engine has made. */
record TestActivity(Map<String, Object> inputs, Map<String, Object> outputs, String version, AtomicBoolean cancel)
        implements Activity {

    static TestActivity with(Map<String, Object> inputs, Map<String, Object> outputs) {
        return new TestActivity(inputs, outputs, "v1", new AtomicBoolean());
    }

    @Override
    public Map<String, Object> parent() {
        return Map.of();
    }

    @Override
    public Map<String, Object> rootData() {
        return Map.of();
    }

    @Override
    public String nodeId() {
        return "node";
    }

    @Override
    public String nodeName() {
        return "node";
    }

    @Override
    public String pipelineId() {
        return "flow";
    }

    @Override
    public void log(System.Logger.Level level, String text) {
        // nobody listens
    }

    @Override
    public int loop() {
        return 1;
    }

    @Override
    public int innerLoop() {
        return 1;
    }

    @Override
    public int retry() {
        return 0;
    }

    @Override
    public int polls() {
        return 0;
    }

    @Override
    public boolean cancelled() {
        return cancel.get();
    }
}
