package culm.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A validated tree: the root pipeline with an index over every node of every subprocess. Immutable. */
public final class FlowTree {

    private final Pipeline root;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Wiring> wirings = new HashMap<>();
    private final boolean ruled;

    /** @param parents ids of the pipelines around the node, the root first, the node's own pipeline last */
    private record Place(Node node, Pipeline pipeline, List<String> parents, boolean repeats) {}

    public FlowTree(Pipeline root) {
        this.root = root;
        index(root, Set.of(), List.of(root.id()), false);
        ruled = places.values().stream().anyMatch(place -> isRuled(place.node()));
    }

    private FlowTree(FlowTree old, Recopying copying) {
        root = copying.pipeline(old.root);
        old.wirings.forEach((id, wiring) -> wirings.put(copying.id(id), new Wiring(wiring, copying)));
        index(root, old.root, old, List.of(root.id()));
        ruled = old.ruled;
    }

    /**
     * The same tree as another copy. Only for the tree of a copy.
     *
     * @param key of the other
     */
    public FlowTree under(String key) {
        return new FlowTree(this, new Recopying(id(), key));
    }

    private void index(Pipeline pipeline, Pipeline before, FlowTree old, List<String> parents) {
        var nodesBefore = before.nodes().values().iterator();
        for (var node : pipeline.nodes().values()) {
            var nodeBefore = nodesBefore.next();
            places.put(node.id(), new Place(node, pipeline, parents, old.repeats(nodeBefore.id())));
            if (node instanceof Node.SubProcess sub) {
                var inner = ((Node.SubProcess) nodeBefore).pipeline();
                index(sub.pipeline(), inner, old, within(parents, sub));
            }
        }
    }

    private static List<String> within(List<String> parents, Node.SubProcess sub) {
        var inner = new ArrayList<>(parents);
        inner.add(sub.id());
        return List.copyOf(inner);
    }

    private void index(Pipeline pipeline, Set<String> params, List<String> parents, boolean repeats) {
        wirings.put(pipeline.id(), new Wiring(pipeline, params));
        var cyclic = Cycles.nodesOnCycles(pipeline);
        for (var node : pipeline.nodes().values()) {
            var again = repeats || cyclic.contains(node.id()) || loops(node);
            places.put(node.id(), new Place(node, pipeline, parents, again));
            if (node instanceof Node.SubProcess sub) {
                index(sub.pipeline(), sub.params().keySet(), within(parents, sub), again);
            }
        }
    }

    private static boolean loops(Node node) {
        return node instanceof Node.ServiceActivity activity && activity.loopConfig() != null;
    }

    public Pipeline root() {
        return root;
    }

    public String id() {
        return root.id();
    }

    public boolean contains(String nodeId) {
        return places.containsKey(nodeId);
    }

    /** A node of the root pipeline or of any subprocess. */
    public Optional<Node> find(String nodeId) {
        return Optional.ofNullable(places.get(nodeId)).map(Place::node);
    }

    /** @throws IllegalArgumentException if the tree has no such node */
    public Node node(String nodeId) {
        return place(nodeId).node();
    }

    /** The flow that a node belongs to. */
    public Pipeline pipelineOf(String nodeId) {
        return place(nodeId).pipeline();
    }

    /** The flow with this id: the root's, or a subprocess node's. */
    public Pipeline pipeline(String id) {
        return id.equals(root.id()) ? root : ((Node.SubProcess) node(id)).pipeline();
    }

    /** How the nodes and the variables of a flow are tied. */
    public Wiring wiring(String pipelineId) {
        return wirings.get(pipelineId);
    }

    /** Ids of the flows around a node: the root first, the node's own flow last. */
    public List<String> parentsOf(String nodeId) {
        return place(nodeId).parents();
    }

    /** Whether a node can be entered more than once in a run: by a back edge around it, or by its loop_config. */
    public boolean repeats(String nodeId) {
        return place(nodeId).repeats();
    }

    private static boolean isRuled(Node node) {
        return node instanceof Node.ServiceActivity activity
                && (activity.timeOut() != null || activity.autoRetry() != null);
    }

    /** Whether any of its nodes is retried by itself, or has a time that it may take. */
    public boolean ruled() {
        return ruled;
    }

    /** Every node id of the tree, without the root pipeline's own. */
    public Set<String> nodeIds() {
        return new HashSet<>(places.keySet());
    }

    /** How many nodes it has, subprocesses included. */
    public int size() {
        return places.size();
    }

    private Place place(String nodeId) {
        var place = places.get(nodeId);
        if (place == null) {
            throw new IllegalArgumentException("no node " + nodeId + " in pipeline " + root.id());
        }
        return place;
    }
}
