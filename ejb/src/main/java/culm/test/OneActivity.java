package culm.test;

import culm.memory.ManualClock;
import culm.plugin.Component;
import culm.plugin.PluginRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow of one activity. */
final class OneActivity {

    static final String NODE = "node";

    private static final String NAMELESS = "component";

    private OneActivity() {}

    static FlowRun of(Object component, Map<String, Object> inputs, ManualClock clock, Calls calls) {
        var plugins = new KnownPlugins(calls);
        var call = new LinkedHashMap<String, Object>();
        call.put("inputs", plain(inputs));
        if (component instanceof Component lambda
                && PluginRules.annotation(lambda.getClass()).isEmpty()) {
            plugins.mock(NAMELESS, lambda);
            call.put("code", NAMELESS);
        } else {
            plugins.add(component);
            var added = plugins.components().get(0);
            call.put("code", added.code());
            call.put("version", added.version());
        }
        return new FlowRun(Document.of(tree(call)), clock, calls, plugins);
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        var inputs = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            var input = new LinkedHashMap<String, Object>();
            input.put("type", "plain");
            input.put("value", value);
            input.put("need_render", false);
            inputs.put(name, input);
        });
        return inputs;
    }

    private static Map<String, Object> tree(Map<String, Object> call) {
        var activity = node(NODE, "ServiceActivity", List.of("in"), List.of("out"));
        activity.put("component", call);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", "flow");
        tree.put("start_event", node("start", "EmptyStartEvent", "", "in"));
        tree.put("end_event", node("end", "EmptyEndEvent", List.of("out"), ""));
        tree.put("activities", Map.of(NODE, activity));
        tree.put("gateways", Map.of());
        tree.put("flows", Map.of("in", flow("in", "start", NODE), "out", flow("out", NODE, "end")));
        tree.put("data", Map.of("inputs", Map.of(), "outputs", List.of()));
        return tree;
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
