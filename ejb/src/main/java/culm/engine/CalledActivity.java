package culm.engine;

import culm.data.JsonValue;
import culm.plugin.Activity;
import culm.port.LogLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The activity that a component is called for, as the component sees it. */
final class CalledActivity implements Activity {

    private final Work work;
    private final Consumer<LogLine> journal;
    private final InstantSource clock;
    private final Map<String, Object> inputs;
    private final Map<String, Object> outputs;
    private volatile boolean cancelled;
    private Map<String, Object> parent;

    /** Nobody keeps what its component logs. */
    CalledActivity(Work work) {
        this(work, line -> {}, () -> Instant.EPOCH);
    }

    /** @param journal is told what the component logs */
    CalledActivity(Work work, Consumer<LogLine> journal, InstantSource clock) {
        this.work = work;
        this.journal = journal;
        this.clock = clock;
        this.inputs = Collections.unmodifiableMap(JsonValue.copyOf(work.node().inputs()));
        this.outputs = new LinkedHashMap<>(JsonValue.copyOf(work.node().outputs()));
    }

    void cancel() {
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
        if (parent == null) {
            var all = new LinkedHashMap<>(work.scope().all());
            all.putAll(work.run().rootData());
            parent = Collections.unmodifiableMap(all);
        }
        return parent;
    }

    @Override
    public Map<String, Object> rootData() {
        return Collections.unmodifiableMap(work.run().rootData());
    }

    @Override
    public String nodeId() {
        return work.node().id();
    }

    @Override
    public String nodeName() {
        return work.node().name();
    }

    @Override
    public String pipelineId() {
        return work.run().id();
    }

    @Override
    public String startedBy() {
        return work.run().createdBy();
    }

    @Override
    public String calledBy() {
        return work.callback() == null ? null : work.callback().calledBy();
    }

    @Override
    public int loop() {
        return work.node().loop();
    }

    @Override
    public int innerLoop() {
        return work.node().innerLoop();
    }

    @Override
    public int retry() {
        return work.node().retry();
    }

    @Override
    public String version() {
        return work.node().version();
    }

    @Override
    public int polls() {
        return work.token().polls();
    }

    @Override
    public void log(System.Logger.Level level, String text) {
        journal.accept(new LogLine(clock.instant(), level.name(), "", String.valueOf(text)));
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
