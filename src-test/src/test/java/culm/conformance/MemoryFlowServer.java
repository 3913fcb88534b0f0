package culm.conformance;

import culm.api.TaskService;
import culm.memory.MemoryEngine;
import java.time.Duration;

/** The engine in memory; its clock is moved by hand. */
record MemoryFlowServer(MemoryEngine engine) implements FlowServer {

    @Override
    public TaskService tasks() {
        return engine;
    }

    @Override
    public void pass(Duration time) {
        engine.tick(time);
    }
}
