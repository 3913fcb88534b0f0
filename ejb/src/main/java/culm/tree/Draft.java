package culm.tree;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flow while it is read: what could be read of it, and where in the document the rest stands. */
final class Draft {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Pointer> nodePlaces = new HashMap<>();
    private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();
    private final Map<String, Pointer> flowPlaces = new HashMap<>();

    private Node.StartEvent start;
    private Node.EndEvent end;

    void begin(Node.StartEvent event) {
        start = event;
        add(event);
    }

    void finish(Node.EndEvent event) {
        end = event;
        add(event);
    }

    Node.StartEvent start() {
        return start;
    }

    Node.EndEvent end() {
        return end;
    }

    void placeNode(String id, Pointer at) {
        nodePlaces.putIfAbsent(id, at);
    }

    void add(Node node) {
        nodes.putIfAbsent(node.id(), node);
    }

    void placeFlow(String id, Pointer at) {
        flowPlaces.put(id, at);
    }

    void add(SequenceFlow flow) {
        flows.put(flow.id(), flow);
    }

    Map<String, Node> nodes() {
        return nodes;
    }

    Map<String, SequenceFlow> flows() {
        return flows;
    }

    /** Whether the document has such a node, readable or not. */
    boolean hasNode(String id) {
        return nodePlaces.containsKey(id);
    }

    boolean hasFlow(String id) {
        return flowPlaces.containsKey(id);
    }

    Pointer placeOfNode(String id) {
        return nodePlaces.get(id);
    }

    Pointer placeOfFlow(String id) {
        return flowPlaces.get(id);
    }

    boolean hasEvents() {
        return start != null && end != null;
    }

    /** Whether every node and flow of the document could be read. */
    boolean complete() {
        return hasEvents() && nodes.size() == nodePlaces.size() && flows.size() == flowPlaces.size();
    }
}
