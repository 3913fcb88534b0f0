package culm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws flows as the documents that people send. {@code S} and {@code E} are the start and the end event; any other
 * node is what its id begins with: {@code EG}, {@code PG}, {@code CPG} and {@code CG} gateways, else an activity.
 *
 * <pre>{@code
 * aFlow("p").path("S", "a", "PG", "b", "CG", "E").path("PG", "c", "CG").document()
 * }</pre>
 */
public final class Trees {

    private final Map<String, Object> document = object();
    private final String id;

    private Trees(String id) {
        this.id = id;
        document.put("id", id);
        document.put("name", "flow " + id);
        document.put("start_event", object("id", id + "_S", "name", "", "type", "EmptyStartEvent", "incoming", ""));
        document.put("end_event", object("id", id + "_E", "name", "", "type", "EmptyEndEvent", "outgoing", ""));
        document.put("activities", object());
        document.put("gateways", object());
        document.put("flows", object());
        document.put("data", object("inputs", object(), "outputs", new ArrayList<>(), "pre_render_keys", list()));
    }

    public static Trees aFlow(String id) {
        return new Trees(id);
    }

    /** A flow of activities, one after the other. */
    public static Trees aLine(String id, String... activities) {
        var path = new ArrayList<>(List.of("S"));
        path.addAll(List.of(activities));
        path.add("E");
        return aFlow(id).path(path.toArray(String[]::new));
    }

    /** Joins each node to the next. A node that was not there before is made. */
    public Trees path(String... nodes) {
        for (int i = 0; i + 1 < nodes.length; i++) {
            connect(nodes[i], nodes[i + 1]);
        }
        return this;
    }

    /** The flow of an edge that {@link #path} has drawn; the second between the same nodes ends in {@code _2}. */
    public String flow(String source, String target) {
        return realId(source) + "-" + realId(target);
    }

    private void connect(String source, String target) {
        var from = node(source);
        var to = node(target);
        var flows = under(document, "flows");
        var flow = flow(source, target);
        for (int again = 2; flows.containsKey(flow); again++) {
            flow = flow(source, target) + "_" + again;
        }
        flows.put(flow, object("id", flow, "source", from.get("id"), "target", to.get("id"), "is_default", false));
        listOf(to, "incoming").add(flow);
        if (from.get("type").equals("EmptyStartEvent")) {
            from.put("outgoing", flow);
        } else {
            listOf(from, "outgoing").add(flow);
        }
        if (from.containsKey("conditions")) {
            under(from, "conditions").put(flow, object("evaluate", "1 == 1"));
        }
    }

    public Trees activity(String activity, String component, Map<String, Object> inputs) {
        node(activity).put("component", object("code", component, "inputs", inputs));
        return this;
    }

    /** @param inner the flow inside; takes the activity's id */
    public Trees subprocess(String activity, Map<String, Object> params, Trees inner) {
        var node = node(activity);
        node.remove("component");
        node.put("type", "SubProcess");
        node.put("params", params);
        node.put("pipeline", inner.document);
        inner.document.put("id", activity);
        return this;
    }

    /** The condition of the first flow between two nodes. */
    public Trees condition(String gateway, String target, String text) {
        under(node(gateway), "conditions").put(flow(gateway, target), object("evaluate", text));
        return this;
    }

    public Trees otherwise(String gateway, String target) {
        return with(gateway, "default_condition", object("flow_id", flow(gateway, target)));
    }

    public Trees variable(String key, Map<String, Object> value) {
        under(under(document, "data"), "inputs").put(key, value);
        return this;
    }

    public Trees publishes(String... keys) {
        listOf(under(document, "data"), "outputs").addAll(List.of(keys));
        return this;
    }

    /** Sets any field of a node. */
    public Trees with(String node, String field, Object value) {
        node(node).put(field, value);
        return this;
    }

    /** Sets any field of the flow. */
    public Trees with(String field, Object value) {
        document.put(field, value);
        return this;
    }

    public Map<String, Object> document() {
        return document;
    }

    public static Map<String, Object> plain(Object value) {
        return object("type", "plain", "value", value);
    }

    public static Map<String, Object> splice(Object value) {
        return object("type", "splice", "value", value);
    }

    public static Map<String, Object> lazy(String code, Object value) {
        return object("type", "lazy", "custom_type", code, "value", value);
    }

    /** A variable that the output of a node feeds. */
    public static Map<String, Object> fedBy(String node, String output) {
        return object("type", "plain", "value", null, "source_act", node, "source_key", output);
    }

    /** An object from its keys and values. */
    public static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    public static List<Object> list(Object... items) {
        return new ArrayList<>(Arrays.asList(items));
    }

    /** Sets what stands at a place like {@code /activities/a/name}; {@code ~1} is a slash in a key. */
    @SuppressWarnings("unchecked")
    public static void set(Object document, String pointer, Object value) {
        var steps = pointer.substring(1).split("/");
        var place = document;
        for (int i = 0; i < steps.length - 1; i++) {
            place = place instanceof List<?> list
                    ? list.get(Integer.parseInt(steps[i]))
                    : ((Map<String, Object>) place).get(key(steps[i]));
        }
        ((Map<String, Object>) place).put(key(steps[steps.length - 1]), value);
    }

    private static String key(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private String realId(String node) {
        return node.equals("S") || node.equals("E") ? id + "_" + node : node;
    }

    private Map<String, Object> node(String node) {
        if (node.equals("S")) {
            return under(document, "start_event");
        }
        if (node.equals("E")) {
            return under(document, "end_event");
        }
        var type = gatewayType(node);
        var map = under(document, type == null ? "activities" : "gateways");
        return cast(map.computeIfAbsent(node, made -> type == null ? activity(node) : gateway(node, type)));
    }

    private static String gatewayType(String node) {
        if (node.startsWith("EG")) {
            return "ExclusiveGateway";
        }
        if (node.startsWith("CPG")) {
            return "ConditionalParallelGateway";
        }
        if (node.startsWith("PG")) {
            return "ParallelGateway";
        }
        return node.startsWith("CG") ? "ConvergeGateway" : null;
    }

    private static Map<String, Object> activity(String node) {
        return object(
                "id",
                node,
                "name",
                "activity " + node,
                "type",
                "ServiceActivity",
                "error_ignorable",
                false,
                "skippable",
                true,
                "retryable",
                true,
                "optional",
                false,
                "timeout",
                null,
                "component",
                object("code", "noop", "inputs", object()));
    }

    private static Map<String, Object> gateway(String node, String type) {
        var gateway = object("id", node, "name", "gateway " + node, "type", type);
        if (type.equals("ExclusiveGateway") || type.equals("ConditionalParallelGateway")) {
            gateway.put("conditions", object());
        }
        return gateway;
    }

    private static Map<String, Object> under(Map<String, Object> owner, String field) {
        return cast(owner.get(field));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> listOf(Map<String, Object> owner, String field) {
        return (List<Object>) owner.compute(field, (name, old) -> old instanceof List ? old : new ArrayList<>());
    }
}
