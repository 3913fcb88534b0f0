package culm.component;

import culm.plugin.Activity;
import java.util.LinkedHashMap;
import java.util.Map;

/** An attempt of a node that no engine has made. */
public final class Attempt implements Activity {

    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, Object> outputs = new LinkedHashMap<>();
    private String startedBy = "ann";
    private String calledBy;
    private int polls;
    private volatile boolean cancelled;

    public static Attempt of(Object... namesAndValues) {
        var attempt = new Attempt();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attempt.inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return attempt;
    }

    public Attempt startedBy(String user) {
        startedBy = user;
        return this;
    }

    public Attempt calledBy(String user) {
        calledBy = user;
        return this;
    }

    public Attempt polled(int times) {
        polls = times;
        return this;
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public Map<String, Object> inputs() {
        return inputs;
    }

    @Override
    public Map<String, Object> outputs() {
        return outputs;
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
    public String startedBy() {
        return startedBy;
    }

    @Override
    public String calledBy() {
        return calledBy;
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
    public String version() {
        return "v1";
    }

    @Override
    public int polls() {
        return polls;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void log(System.Logger.Level level, String text) {}
}
