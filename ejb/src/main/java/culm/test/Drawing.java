package culm.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the tree of a flow, for tests that have none at hand. {@code start} and {@code end} are its events; every other node is said
 * what it is, and then joined by paths.
 *
 * <pre>{@code
 * var tree = Drawing.of("order")
 *         .activity("read", "read_order", Map.of("number", 4711))
 *         .activity("pay", "payment", Map.of("amount", "${total}"))
 *         .exclusive("rich")
 *         .feeds("read", "total", "${total}")
 *         .path("start", "read", "rich", "pay", "end")
 *         .path("rich", "end")
 *         .condition("rich", "pay", "${total} < 100")
 *         .otherwise("rich", "end")
 *         .tree();
 * }</pre>
 */
public final class Drawing {

    private static final String START = "start";
    private static final String END = "end";

    private final Map<String, Object> tree = object();
    private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
    private final String id;

    private Drawing(String id) {
        this.id = id;
        tree.put("id", id);
        tree.put("name", id);
        tree.put("start_event", node(START, "EmptyStartEvent"));
        tree.put("end_event", node(END, "EmptyEndEvent"));
        tree.put("activities", object());
        tree.put("gateways", object());
        tree.put("flows", object());
        tree.put("data", object("inputs", object(), "outputs", new ArrayList<>()));
    }

    /** @param id of the pipeline; its events are called {@code <id>_start} and {@code <id>_end}, on paths {@code start} and {@code end} */
    public static Drawing of(String id) {
        return new Drawing(id);
    }

    /** @param inputs texts in which templates are rendered, and any other values */
    public Drawing activity(String node, String code, Map<String, ?> inputs) {
        return add("activities", node, "ServiceActivity")
                .set(node, "component", object("code", code, "inputs", spliced(inputs)));
    }

    /** An activity whose component is given nothing. */
    public Drawing activity(String node, String code) {
        return activity(node, code, Map.of());
    }

    /**
     * @param params variables for the flow inside, by {@code ${name}}
     * @param inside drawn with the id of this node
     */
    public Drawing subprocess(String node, Map<String, ?> params, Drawing inside) {
        return add("activities", node, "SubProcess")
                .set(node, "params", spliced(params))
                .set(node, "pipeline", inside.tree());
    }

    /** A gateway that takes one way. */
    public Drawing exclusive(String node) {
        return choice(node, "ExclusiveGateway");
    }

    /** A gateway that takes all ways. */
    public Drawing parallel(String node) {
        return add("gateways", node, "ParallelGateway");
    }

    /** A gateway that takes all ways whose conditions hold. */
    public Drawing conditionalParallel(String node) {
        return choice(node, "ConditionalParallelGateway");
    }

    /** Where the ways of a gateway meet. */
    public Drawing converge(String node) {
        return add("gateways", node, "ConvergeGateway");
    }

    private Drawing choice(String node, String type) {
        return add("gateways", node, type).set(node, "conditions", object());
    }

    /** Joins each node to the next. The flow between two of them is called {@link #flow}. */
    public Drawing path(String... way) {
        for (int i = 0; i + 1 < way.length; i++) {
            connect(way[i], way[i + 1]);
        }
        return this;
    }

    private void connect(String source, String target) {
        var flow = flow(source, target);
        var from = known(source);
        var to = known(target);
        members(tree, "flows").put(flow, object("id", flow, "source", from.get("id"), "target", to.get("id")));
        items(from, "outgoing").add(flow);
        items(to, "incoming").add(flow);
    }

    /** The id of the flow that {@link #path} has drawn. */
    public String flow(String source, String target) {
        return known(source).get("id") + "-" + known(target).get("id");
    }

    /** When a gateway takes the way to a node. */
    public Drawing condition(String gateway, String target, String text) {
        members(known(gateway), "conditions").put(flow(gateway, target), object("evaluate", text));
        return this;
    }

    /** The way that a gateway takes when no condition holds. */
    public Drawing otherwise(String gateway, String target) {
        return set(gateway, "default_condition", object("flow_id", flow(gateway, target)));
    }

    /** A variable, with a template or any other value. */
    public Drawing variable(String key, Object value) {
        members(members(tree, "data"), "inputs").put(key, spliced(value));
        return this;
    }

    /** A variable that has the output of a node, once that has ended. */
    public Drawing feeds(String node, String output, String key) {
        var variable = object("type", "plain", "value", null, "source_act", node, "source_key", output);
        members(members(tree, "data"), "inputs").put(key, variable);
        return this;
    }

    /** What the flow publishes. */
    public Drawing publishes(String... keys) {
        items(members(tree, "data"), "outputs").addAll(Arrays.asList(keys));
        return this;
    }

    /** Any other field of a node, such as {@code error_ignorable}. */
    public Drawing set(String node, String field, Object value) {
        known(node).put(field, value);
        return this;
    }

    /** What {@link FlowRun#of} and {@code run_pipeline} take. */
    public Map<String, Object> tree() {
        return tree;
    }

    private Drawing add(String kind, String node, String type) {
        if (nodes.containsKey(node)) {
            throw new IllegalArgumentException("there is a node %s already".formatted(node));
        }
        members(tree, kind).put(node, node(node, type));
        return this;
    }

    private Map<String, Object> node(String node, String type) {
        var event = node.equals(START) || node.equals(END);
        var drawn = object("id", event ? id + "_" + node : node, "name", node, "type", type);
        drawn.put("incoming", new ArrayList<>());
        drawn.put("outgoing", new ArrayList<>());
        nodes.put(node, drawn);
        return drawn;
    }

    private Map<String, Object> known(String node) {
        var known = nodes.get(node);
        if (known == null) {
            throw new IllegalArgumentException("there is no node %s: say first what it is".formatted(node));
        }
        return known;
    }

    private static Map<String, Object> spliced(Map<String, ?> values) {
        var spliced = object();
        values.forEach((name, value) -> spliced.put(name, spliced(value)));
        return spliced;
    }

    private static Map<String, Object> spliced(Object value) {
        return object("type", "splice", "value", value);
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    @SuppressWarnings("unchecked") // it was drawn here
    private static Map<String, Object> members(Map<String, Object> owner, String field) {
        return (Map<String, Object>) owner.get(field);
    }

    @SuppressWarnings("unchecked") // it was drawn here
    private static List<Object> items(Map<String, Object> owner, String field) {
        return (List<Object>) owner.get(field);
    }
}
