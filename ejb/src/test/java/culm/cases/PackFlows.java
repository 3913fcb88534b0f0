package culm.cases;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.api.HistoryView;
import culm.api.RunOptions;
import culm.component.example.ExamplePack;
import culm.engine.EngineSettings;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An engine in memory with the components that bamboo's own tests use. */
final class PackFlows {

    static final Map<String, Object> YES = Map.of("bit", 1L);
    static final Map<String, Object> NO = Map.of("bit", 0L);

    final MemoryEngine engine;

    PackFlows() {
        this(UnaryOperator.identity());
    }

    PackFlows(UnaryOperator<EngineSettings> settings) {
        var clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
        var plugins =
                new PluginTable().add(ExamplePack.all(clock, ZoneOffset.UTC).toArray());
        engine = new MemoryEngine(plugins, clock, settings);
    }

    PackFlows run(Trees tree) {
        return run(tree, RunOptions.defaults());
    }

    PackFlows run(Trees tree, RunOptions options) {
        return accept(engine.runPipeline(tree.document(), options));
    }

    /** What was asked must have been accepted; then everything moves that can. */
    PackFlows accept(ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        engine.settle();
        return this;
    }

    PackFlows callback(String nodeId, Object data) {
        return accept(engine.callback(nodeId, data));
    }

    PackFlows tick(int seconds) {
        engine.tick(Duration.ofSeconds(seconds));
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
        return Stream.of(ids).map(this::state).toList();
    }

    String version(String id) {
        return engine.getState(id).version();
    }

    Map<String, Object> inputs(String id) {
        return engine.getInputs(id);
    }

    Map<String, Object> outputs(String id) {
        return engine.getOutputs(id).outputs();
    }

    Object exData(String id) {
        return engine.getOutputs(id).exData();
    }

    List<HistoryView> histories(String id) {
        return engine.getActivityHistories(id);
    }
}
