package culm.operations;

import culm.api.RunOptions;
import culm.api.TaskService;
import culm.component.example.ExamplePack;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The engine in memory: it moves only when told. */
final class MemoryStage implements Stage, AutoCloseable {

    private final MemoryEngine engine;
    private final Situation situation;
    private Thread executing;

    MemoryStage(Situation situation) {
        var clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
        var plugins =
                new PluginTable().add(ExamplePack.all(clock, ZoneOffset.UTC).toArray());
        this.engine = new MemoryEngine(plugins, clock, UnaryOperator.identity());
        this.situation = situation;
    }

    @Override
    public TaskService tasks() {
        return engine;
    }

    @Override
    public void start() {
        var tree = situation.tree().orElseThrow();
        var answer = engine.runPipeline(tree, RunOptions.defaults().withRootData(Map.of()));
        if (!answer.result()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    @Override
    public void settle() {
        if (situation.duringExecution()) {
            executing = new Thread(engine::settle, "executing");
            executing.start();
            awaitExecution();
        } else {
            engine.settle();
        }
    }

    private void awaitExecution() {
        while (engine.getPipeline("p").waiting().stream()
                .noneMatch(waiting ->
                        waiting.reason().equals("EXECUTING") && waiting.nodeId().equals("a"))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void freeze() {
        engine.freeze();
    }

    @Override
    public void close() throws InterruptedException {
        if (executing != null) {
            engine.forcedFail("a", "");
            executing.join();
        }
    }
}
