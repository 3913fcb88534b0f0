package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.RunOptions;
import culm.api.WaitingView;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An engine in memory, and the questions that tests ask it. */
final class Flows {

    final Scripted plugins = new Scripted();
    final MemoryEngine engine;

    Flows() {
        this(UnaryOperator.identity());
    }

    Flows(UnaryOperator<EngineSettings> settings) {
        engine = new MemoryEngine(plugins, new ManualClock(Instant.parse("2026-05-01T12:00:00Z")), settings);
    }

    Flows run(Trees tree) {
        return run(tree, RunOptions.defaults());
    }

    Flows run(Trees tree, RunOptions options) {
        assertThat(engine.runPipeline(tree.document(), options))
                .satisfies(answer ->
                        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK));
        engine.settle();
        return this;
    }

    Flows tick(Duration time) {
        engine.tick(time);
        return this;
    }

    /** The shown state; "none" for a node that was not reached. */
    String state(String id) {
        try {
            return engine.getState(id).state();
        } catch (CulmException unknown) {
            return "none";
        }
    }

    List<String> states(String... ids) {
        return List.of(ids).stream().map(this::state).toList();
    }

    Map<String, Object> inputs(String id) {
        return engine.getInputs(id);
    }

    Map<String, Object> outputs(String id) {
        return engine.getOutputs(id).outputs();
    }

    Object output(String id, String name) {
        return outputs(id).get(name);
    }

    Object exData(String id) {
        return engine.getOutputs(id).exData();
    }

    List<WaitingView> waiting(String pipelineId) {
        return engine.getPipeline(pipelineId).waiting();
    }
}
