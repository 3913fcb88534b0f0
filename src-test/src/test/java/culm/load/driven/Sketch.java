package culm.load.driven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree in the making: nodes and links by name, from start {@code s} to end {@code e}. */
final class Sketch {

    private final Map<String, Object> activities = new LinkedHashMap<>();
    private final Map<String, Object> gateways = new LinkedHashMap<>();
    private final Map<String, Object> flows = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, List<Object>> incoming = new LinkedHashMap<>();
    private final Map<String, List<Object>> outgoing = new LinkedHashMap<>();
    private final List<Object> writers = new ArrayList<>();

    /** @param writes the variable that its output goes to; it reads {@code v} */
    void activity(String id, String component, String writes) {
        var inputs = Map.of("v", Map.of("type", "splice", "value", "${v}"));
        activities.put(id, Map.of("type", "ServiceActivity", "component", Map.of("code", component, "inputs", inputs)));
        if (writes.equals("v")) {
            writers.add(Map.of("source_act", id, "source_key", "v"));
        } else {
            variables.put(
                    "${" + writes + "}", Map.of("type", "splice", "value", "", "source_act", id, "source_key", "v"));
        }
    }

    void variable(String name, Object value) {
        variables.put("${" + name + "}", Map.of("type", "plain", "value", value));
    }

    void parallel(String fork, String converge) {
        gateways.put(fork, Map.of("type", "ParallelGateway", "converge_gateway_id", converge));
        gateways.put(converge, Map.of("type", "ConvergeGateway"));
    }

    /** @param conditions by the node that they lead to */
    void exclusive(String id, Map<String, String> conditions) {
        var byFlow = new LinkedHashMap<String, Object>();
        conditions.forEach((target, condition) -> byFlow.put(flow(id, target), Map.of("evaluate", condition)));
        gateways.put(id, Map.of("type", "ExclusiveGateway", "conditions", byFlow));
    }

    void link(String from, String to) {
        var id = flow(from, to);
        flows.put(id, Map.of("id", id, "source", from, "target", to));
        outgoing.computeIfAbsent(from, node -> new ArrayList<>()).add(id);
        incoming.computeIfAbsent(to, node -> new ArrayList<>()).add(id);
    }

    private static String flow(String from, String to) {
        return from + "_" + to;
    }

    /** Ends it behind {@code last}, and publishes {@code v}. */
    Map<String, Object> finish(String last) {
        link(last, "e");
        variables.put("${v}", Map.of("type", "plain", "value", 1L, "source_act", writers, "need_initialization", true));
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", "p");
        tree.put("name", "load");
        tree.put("start_event", wired("s", Map.of("type", "EmptyStartEvent")));
        tree.put("end_event", wired("e", Map.of("type", "EmptyEndEvent")));
        tree.put("activities", wired(activities));
        tree.put("gateways", wired(gateways));
        tree.put("flows", flows);
        tree.put("data", Map.of("inputs", variables, "outputs", List.of("${v}")));
        return tree;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> wired(Map<String, Object> nodes) {
        var wired = new LinkedHashMap<String, Object>();
        nodes.forEach((id, node) -> wired.put(id, wired(id, (Map<String, Object>) node)));
        return wired;
    }

    private Map<String, Object> wired(String id, Map<String, Object> node) {
        var wired = new LinkedHashMap<>(node);
        wired.put("id", id);
        wired.put("name", id);
        wired.put("incoming", end(incoming.get(id)));
        wired.put("outgoing", end(outgoing.get(id)));
        return wired;
    }

    private static Object end(List<Object> ids) {
        return ids == null ? "" : ids.size() == 1 ? ids.get(0) : ids;
    }
}
