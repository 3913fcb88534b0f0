package culm.component.example;

import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;

import culm.api.RunOptions;
import culm.engine.EngineSettings;
import culm.test.FlowRun;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A start, one activity with a component of the pack, and an end. */
final class OneNodeFlow {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String NODE = "node";
    private static final String END = "flow_E";

    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final String code;
    private String endType = "EmptyEndEvent";
    private UnaryOperator<RunOptions> options = UnaryOperator.identity();
    private UnaryOperator<EngineSettings> settings = UnaryOperator.identity();
    private FlowRun flow;

    private OneNodeFlow(String code) {
        this.code = code;
    }

    static OneNodeFlow of(String code) {
        return new OneNodeFlow(code);
    }

    OneNodeFlow with(String input, Object value) {
        inputs.put(input, plain(value));
        return this;
    }

    OneNodeFlow withLazy(String input, String type, Object value) {
        inputs.put(input, lazy(type, value));
        return this;
    }

    OneNodeFlow withRootData(Map<String, Object> data) {
        options = defaults -> defaults.withRootData(data);
        return this;
    }

    OneNodeFlow countingPassesFrom(int first) {
        settings = defaults -> defaults.withLoopIndexOffset(first - 1);
        return this;
    }

    OneNodeFlow endingWith(String type) {
        endType = type;
        return this;
    }

    OneNodeFlow run() {
        var tree = Trees.aLine("flow", NODE).activity(NODE, code, inputs).with("E", "type", endType);
        flow = FlowRun.of(tree.document()).startingAt(NOW).options(options).settings(settings);
        flow.component(ExamplePack.all(flow.clock(), ZoneOffset.UTC).toArray()).run();
        return this;
    }

    OneNodeFlow callback(Object data) {
        flow.callback(NODE, data);
        return this;
    }

    OneNodeFlow tick(int seconds) {
        flow.advance(Duration.ofSeconds(seconds));
        return this;
    }

    String state() {
        return flow.state(NODE);
    }

    Map<String, Object> outputs() {
        return flow.outputs(NODE);
    }

    /** What the component itself has put out. */
    Map<String, Object> produced() {
        var produced = new LinkedHashMap<>(outputs());
        produced.keySet().removeAll(List.of("_result", "_loop", "_inner_loop"));
        return produced;
    }

    Object exData() {
        return flow.exData(NODE);
    }

    String endState() {
        return flow.state(END);
    }

    Object endExData() {
        return flow.exData(END);
    }
}
