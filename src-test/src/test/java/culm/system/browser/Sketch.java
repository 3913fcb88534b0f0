package culm.system.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow as lines of node ids; which of them are gateways and what the others do is said beside them. Start and end are S and E. */
final class Sketch {

    private final String id;
    private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
    private final Map<String, Object> flows = new LinkedHashMap<>();
    private final Map<String, List<String>> in = new LinkedHashMap<>();
    private final Map<String, List<String>> out = new LinkedHashMap<>();
    private final List<String> gateways = new ArrayList<>();

    Sketch(String id) {
        this.id = id;
    }

    /** Which node follows which, with spaces between their ids. */
    Sketch line(String ids) {
        var steps = ids.split(" ");
        for (int i = 1; i < steps.length; i++) {
            var source = inner(steps[i - 1]);
            var target = inner(steps[i]);
            var flow = source + "-" + target;
            flows.put(flow, Map.of("id", flow, "source", source, "target", target));
            out.computeIfAbsent(source, none -> new ArrayList<>()).add(flow);
            in.computeIfAbsent(target, none -> new ArrayList<>()).add(flow);
        }
        return this;
    }

    /** Ids are those of all runs together. */
    private String inner(String step) {
        return step.length() > 1 ? step : id + "_" + step;
    }

    Sketch activity(String node, String component, Map<String, Object> inputs) {
        var given = new LinkedHashMap<String, Object>();
        inputs.forEach((name, value) -> given.put(name, Map.of("type", "plain", "value", value)));
        var made = node(node, node, "ServiceActivity");
        made.put("component", Map.of("code", component, "inputs", given));
        return this;
    }

    Sketch with(String node, String field, Object value) {
        nodes.get(node).put(field, value);
        return this;
    }

    Sketch gateway(String node, String type) {
        node(node, node, type);
        gateways.add(node);
        return this;
    }

    /** The condition of each flow that leaves a gateway, by the node to which it leads. */
    Sketch conditions(String gateway, Map<String, String> byTarget) {
        var conditions = new LinkedHashMap<String, Object>();
        byTarget.forEach((target, text) -> conditions.put(gateway + "-" + target, Map.of("evaluate", text)));
        return with(gateway, "conditions", conditions);
    }

    Sketch subprocess(String node, Sketch inner) {
        var tree = inner.tree();
        tree.put("id", node);
        var made = node(node, node, "SubProcess");
        made.put("pipeline", tree);
        made.put("params", Map.of());
        return this;
    }

    private Map<String, Object> node(String node, String name, String type) {
        var made = new LinkedHashMap<String, Object>();
        made.put("id", node);
        made.put("name", name);
        made.put("type", type);
        nodes.put(node, made);
        return made;
    }

    Map<String, Object> tree() {
        var activities = new LinkedHashMap<String, Object>();
        var ways = new LinkedHashMap<String, Object>();
        nodes.forEach((node, made) -> {
            var outgoing = out.getOrDefault(node, List.of());
            made.put("incoming", in.getOrDefault(node, List.of()));
            made.put("outgoing", outgoing.size() == 1 ? outgoing.get(0) : outgoing);
            (gateways.contains(node) ? ways : activities).put(node, made);
        });
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("name", id);
        tree.put(
                "start_event",
                event("S", "EmptyStartEvent", "", out.get(inner("S")).get(0)));
        tree.put("end_event", event("E", "EmptyEndEvent", in.get(inner("E")), ""));
        tree.put("activities", activities);
        tree.put("gateways", ways);
        tree.put("flows", flows);
        tree.put("data", Map.of("inputs", Map.of(), "outputs", List.of()));
        return tree;
    }

    private Map<String, Object> event(String step, String type, Object incoming, Object outgoing) {
        return Map.of("id", inner(step), "name", "", "type", type, "incoming", incoming, "outgoing", outgoing);
    }
}
