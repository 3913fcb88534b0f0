package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.RunOptions;
import culm.engine.EngineSettings;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A start, one activity with a component of the pack, and an end. */
final class OneNodeFlow {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String NODE = "node";
    private static final String END = "end";

    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final String code;
    private String endType = "EmptyEndEvent";
    private RunOptions options = RunOptions.defaults();
    private UnaryOperator<EngineSettings> settings = UnaryOperator.identity();
    private final ManualClock clock = new ManualClock(NOW);
    private MemoryEngine engine;

    private OneNodeFlow(String code) {
        this.code = code;
    }

    static OneNodeFlow of(String code) {
        return new OneNodeFlow(code);
    }

    OneNodeFlow with(String input, Object value) {
        var plain = new LinkedHashMap<String, Object>();
        plain.put("type", "plain");
        plain.put("value", value);
        inputs.put(input, plain);
        return this;
    }

    OneNodeFlow withLazy(String input, String type, Object value) {
        inputs.put(input, Map.of("type", "lazy", "custom_type", type, "value", value));
        return this;
    }

    OneNodeFlow withRootData(Map<String, Object> data) {
        options = options.withRootData(data);
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
        var plugins =
                new PluginTable().add(ExamplePack.all(clock, ZoneOffset.UTC).toArray());
        engine = new MemoryEngine(plugins, clock, settings);
        assertThat(engine.runPipeline(tree(), options)).matches(ActionResult::result);
        engine.settle();
        return this;
    }

    OneNodeFlow callback(Object data) {
        assertThat(engine.callback(NODE, data)).matches(ActionResult::result);
        engine.settle();
        return this;
    }

    OneNodeFlow tick(int seconds) {
        engine.tick(Duration.ofSeconds(seconds));
        return this;
    }

    String state() {
        return engine.getState(NODE).state();
    }

    Map<String, Object> outputs() {
        return engine.getOutputs(NODE).outputs();
    }

    /** What the component itself has put out. */
    Map<String, Object> produced() {
        var produced = new LinkedHashMap<>(outputs());
        produced.keySet().removeAll(List.of("_result", "_loop", "_inner_loop"));
        return produced;
    }

    Object exData() {
        return engine.getOutputs(NODE).exData();
    }

    String endState() {
        return engine.getState(END).state();
    }

    Object endExData() {
        return engine.getOutputs(END).exData();
    }

    private Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", "flow");
        tree.put("start_event", node("start", "EmptyStartEvent", "", "in"));
        tree.put("end_event", node(END, endType, List.of("out"), ""));
        tree.put("activities", Map.of(NODE, activity()));
        tree.put("gateways", Map.of());
        tree.put("flows", Map.of("in", flow("in", "start", NODE), "out", flow("out", NODE, END)));
        tree.put("data", Map.of("inputs", Map.of(), "outputs", new ArrayList<>()));
        return tree;
    }

    private Map<String, Object> activity() {
        var activity = node(NODE, "ServiceActivity", List.of("in"), "out");
        activity.put("component", Map.of("code", code, "inputs", inputs));
        return activity;
    }

    private static Map<String, Object> node(String id, String type, Object incoming, Object outgoing) {
        var node = new LinkedHashMap<String, Object>();
        node.put("id", id);
        node.put("name", id);
        node.put("type", type);
        node.put("incoming", incoming);
        node.put("outgoing", outgoing);
        return node;
    }

    private static Map<String, Object> flow(String id, String source, String target) {
        return Map.of("id", id, "source", source, "target", target, "is_default", false);
    }
}
