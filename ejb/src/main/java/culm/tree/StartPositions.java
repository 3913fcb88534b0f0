package culm.tree;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * At which nodes a run may begin instead of the start event: those of the main trunk of the root flow. What runs beside
 * something else, or inside a subprocess, cannot be begun alone.
 */
public final class StartPositions {

    private StartPositions() {}

    /** Ids in the main trunk, the start event first. */
    public static Set<String> allowed(FlowTree tree) {
        var root = tree.root();
        var trunk = reach(root.start().id(), id -> {
            var converge = root.convergeOf().get(id);
            return converge != null ? List.of(converge) : targets(root, id);
        });
        trunk.removeIf(id -> !canBegin(root.nodes().get(id)));
        return trunk;
    }

    private static boolean canBegin(Node node) {
        return !(node instanceof Node.SubProcess
                || node instanceof Node.ConvergeGateway
                || node instanceof Node.EndEvent);
    }

    /**
     * Ids of the nodes of the root flow that a run from {@code startNodeId} leaves out: those on the ways from the
     * start event to it.
     *
     * @throws IllegalArgumentException if the root flow has no such node
     */
    public static Set<String> skipped(FlowTree tree, String startNodeId) {
        var root = tree.root();
        if (!root.nodes().containsKey(startNodeId)) {
            throw new IllegalArgumentException("no node " + startNodeId + " in the root flow " + root.id());
        }
        if (startNodeId.equals(root.start().id())) {
            return Set.of();
        }
        var before = reach(root.start().id(), id -> id.equals(startNodeId) ? List.of() : targets(root, id));
        var leadingThere = reach(startNodeId, id -> sources(root, id));
        before.retainAll(leadingThere);
        before.remove(startNodeId);
        return before;
    }

    private static Set<String> reach(String from, Function<String, List<String>> next) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(from);
        while (!open.isEmpty()) {
            var id = open.poll();
            if (reached.add(id)) {
                open.addAll(next.apply(id));
            }
        }
        return reached;
    }

    private static List<String> targets(Pipeline pipeline, String id) {
        return pipeline.nodes().get(id).outgoing().stream()
                .map(flow -> pipeline.flows().get(flow).target())
                .toList();
    }

    private static List<String> sources(Pipeline pipeline, String id) {
        return pipeline.nodes().get(id).incoming().stream()
                .map(flow -> pipeline.flows().get(flow).source())
                .toList();
    }
}
