package culm.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small trees for the situations: a line of nodes, two branches, or a gateway with two ways. */
final class Drawing {

    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final Map<String, Object> gateways = new LinkedHashMap<>();
    private final List<String[]> edges = new ArrayList<>();
    private String endType = "EmptyEndEvent";

    private Drawing() {}

    static Drawing activity(String id, String component) {
        return activity(id, component, Map.of());
    }

    static Drawing activity(String id, String component, Map<String, Object> inputs) {
        var plain = new LinkedHashMap<String, Object>();
        inputs.forEach((name, value) -> plain.put(name, Map.of("type", "plain", "value", value)));
        var node = node(id, "ServiceActivity");
        node.put("component", Map.of("code", component, "inputs", plain));
        var drawing = new Drawing();
        drawing.nodes.add(node);
        return drawing;
    }

    static Drawing subprocess(String id, Drawing inner) {
        var node = node(id, "SubProcess");
        node.put("params", Map.of());
        node.put("pipeline", line(inner).document(id));
        var drawing = new Drawing();
        drawing.nodes.add(node);
        return drawing;
    }

    static Drawing brokenSubprocess(String id) {
        var drawing = subprocess(id, activity("x", "echo"));
        var broken = Map.of("type", "lazy", "custom_type", "broken", "value", "v");
        drawing.nodes.get(0).put("params", Map.of("${v}", broken));
        return drawing;
    }

    static Drawing line(Drawing... parts) {
        var drawing = new Drawing();
        var before = "start";
        for (var part : parts) {
            drawing.nodes.addAll(part.nodes);
            drawing.edge(before, part.id());
            before = part.id();
        }
        drawing.edge(before, "end");
        return drawing;
    }

    static Drawing branches(Drawing... parts) {
        var drawing = new Drawing();
        drawing.gateways.put("fork", node("fork", "ParallelGateway"));
        drawing.gateways.put("join", node("join", "ConvergeGateway"));
        drawing.edge("start", "fork");
        for (var part : parts) {
            drawing.nodes.addAll(part.nodes);
            drawing.edge("fork", part.id());
            drawing.edge(part.id(), "join");
        }
        drawing.edge("join", "end");
        return drawing;
    }

    /** A gateway before two activities that wait; the condition is that of both branches. */
    static Drawing gateway(String type, String id, String condition) {
        var drawing = branches(activity("a", "callback"), activity("b", "callback"));
        drawing.gateways.remove("fork");
        var gateway = node(id, type);
        gateway.put(
                "conditions",
                Map.of(id + "-a", Map.of("evaluate", condition), id + "-b", Map.of("evaluate", condition)));
        drawing.gateways.put(id, gateway);
        drawing.edges.replaceAll(
                edge -> new String[] {edge[0].equals("fork") ? id : edge[0], edge[1].equals("fork") ? id : edge[1]});
        return drawing;
    }

    /** The same flow with an activity {@code w} before it that waits for a callback. */
    Drawing behindAWait() {
        var wait = activity("w", "callback");
        nodes.addAll(wait.nodes);
        edges.replaceAll(edge -> edge[0].equals("start") ? new String[] {"w", edge[1]} : edge);
        edge("start", "w");
        return this;
    }

    Drawing with(String field, Object value) {
        if (field.equals("end")) {
            endType = (String) value;
        } else {
            nodes.get(0).put(field, value);
        }
        return this;
    }

    private String id() {
        return (String) nodes.get(0).get("id");
    }

    private void edge(String from, String to) {
        edges.add(new String[] {from, to});
    }

    Map<String, Object> document() {
        return document("p");
    }

    private Map<String, Object> document(String id) {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        var start = node(id + "-start", "EmptyStartEvent");
        var end = node(id + "-end", endType);
        all.put("start", start);
        all.put("end", end);
        nodes.forEach(node -> all.put((String) node.get("id"), new LinkedHashMap<>(node)));
        gateways.forEach((name, gateway) -> all.put(name, new LinkedHashMap<>(map(gateway))));
        var flows = new LinkedHashMap<String, Object>();
        edges.forEach(edge -> connect(all.get(edge[0]), all.get(edge[1]), edge, flows));
        finish(all);
        var document = new LinkedHashMap<String, Object>();
        document.put("id", id);
        document.put("name", "operations");
        document.put("start_event", start);
        document.put("end_event", end);
        document.put("activities", only(all, "ServiceActivity", "SubProcess"));
        document.put(
                "gateways",
                only(all, "ExclusiveGateway", "ParallelGateway", "ConditionalParallelGateway", "ConvergeGateway"));
        document.put("flows", flows);
        document.put("data", Map.of("inputs", Map.of(), "outputs", List.of()));
        return document;
    }

    private static void connect(
            Map<String, Object> from, Map<String, Object> to, String[] edge, Map<String, Object> flows) {
        var id = edge[0] + "-" + edge[1];
        var unique = edge[0].equals("start") || edge[1].equals("end") ? from.get("id") + "-" + to.get("id") : id;
        flows.put(unique, Map.of("id", unique, "source", from.get("id"), "target", to.get("id")));
        list(from, "outgoing").add(unique);
        list(to, "incoming").add(unique);
    }

    /** One outgoing flow is written as text, several as a list. */
    private static void finish(Map<String, Map<String, Object>> all) {
        for (var node : all.values()) {
            var type = (String) node.get("type");
            if (!type.endsWith("Gateway") || type.equals("ConvergeGateway")) {
                var outgoing = list(node, "outgoing");
                node.put("outgoing", outgoing.isEmpty() ? "" : outgoing.get(0));
            }
            list(node, "incoming");
        }
    }

    private static Map<String, Object> only(Map<String, Map<String, Object>> all, String... types) {
        var chosen = new LinkedHashMap<String, Object>();
        for (var node : all.values()) {
            if (List.of(types).contains(node.get("type"))) {
                chosen.put((String) node.get("id"), node);
            }
        }
        return chosen;
    }

    private static Map<String, Object> node(String id, String type) {
        var node = new LinkedHashMap<String, Object>();
        node.put("id", id);
        node.put("name", id);
        node.put("type", type);
        return node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> node, String field) {
        return (List<Object>) node.computeIfAbsent(field, name -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
