package culm.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which nodes may be joined by how many flows, and whether nodes and flows agree about it. */
final class ConnectionRules {

    private static final int MANY = 1000;

    private final Draft draft;
    private final Problems problems;
    private final Set<String> leaving = new HashSet<>();
    private final Set<String> arriving = new HashSet<>();

    private record Degrees(int fewest, int most) {
        static final Degrees NONE = new Degrees(0, 0);
        static final Degrees ONE = new Degrees(1, 1);
        static final Degrees SOME = new Degrees(1, MANY);

        boolean allow(int degree) {
            return degree >= fewest && degree <= most;
        }

        String words() {
            return fewest == most ? "exactly " + most : "%d to %d".formatted(fewest, most);
        }
    }

    ConnectionRules(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /** Reports what is wrong. */
    boolean hold() {
        int before = problems.count();
        for (var node : draft.nodes().values()) {
            checkListed(node, node.outgoing(), "outgoing");
            checkListed(node, node.incoming(), "incoming");
            checkDegrees(node);
        }
        draft.flows().values().forEach(this::checkFlow);
        return problems.count() == before;
    }

    private void checkListed(Node node, List<String> listed, String field) {
        boolean away = "outgoing".equals(field);
        for (var id : listed) {
            var flow = draft.flows().get(id);
            if (flow != null && node.id().equals(away ? flow.source() : flow.target())) {
                (away ? leaving : arriving).add(id);
            } else if (flow != null || !draft.hasFlow(id)) {
                var message = "no flow %s leads %s this node".formatted(Words.quoted(id), away ? "away from" : "to");
                problems.add(ProblemCode.UNKNOWN_FLOW, node.id(), at(node, field), message);
            }
        }
    }

    private void checkDegrees(Node node) {
        var in = node instanceof Node.StartEvent ? Degrees.NONE : Degrees.SOME;
        if (!in.allow(node.incoming().size())) {
            var message = "%s flows must lead to this node, but %d do"
                    .formatted(in.words(), node.incoming().size());
            problems.add(ProblemCode.BAD_IN_DEGREE, node.id(), at(node, "incoming"), message);
        }
        var out = outDegrees(node);
        if (!out.allow(node.outgoing().size())) {
            var message = "%s flows must lead away from this node, but %d do"
                    .formatted(out.words(), node.outgoing().size());
            problems.add(ProblemCode.BAD_OUT_DEGREE, node.id(), at(node, "outgoing"), message);
        }
    }

    private static Degrees outDegrees(Node node) {
        if (node instanceof Node.EndEvent) {
            return Degrees.NONE;
        }
        return branches(node) ? Degrees.SOME : Degrees.ONE;
    }

    private static boolean branches(Node node) {
        return node instanceof Node.ExclusiveGateway
                || node instanceof Node.ParallelGateway
                || node instanceof Node.ConditionalParallelGateway;
    }

    private void checkFlow(SequenceFlow flow) {
        var source = draft.nodes().get(flow.source());
        var target = draft.nodes().get(flow.target());
        if (mayJoin(source, target)) {
            checkEnd(flow, flow.source(), "source", leaving.contains(flow.id()), "outgoing");
            checkEnd(flow, flow.target(), "target", arriving.contains(flow.id()), "incoming");
        } else {
            var message = "no flow may lead from %s to %s".formatted(source.type(), target.type());
            problems.add(ProblemCode.BAD_CONNECTION, source.id(), draft.placeOfFlow(flow.id()), message);
        }
    }

    /** Nodes that could not be read may be anything. */
    private static boolean mayJoin(Node source, Node target) {
        if (source == null || target == null) {
            return true;
        }
        boolean straightToTheEnd = source instanceof Node.StartEvent && target instanceof Node.EndEvent;
        return !straightToTheEnd && !(source instanceof Node.EndEvent) && !(target instanceof Node.StartEvent);
    }

    private void checkEnd(SequenceFlow flow, String nodeId, String field, boolean listed, String list) {
        var at = draft.placeOfFlow(flow.id()).to(field);
        if (!draft.hasNode(nodeId)) {
            var message = "this pipeline has no node " + Words.quoted(nodeId);
            problems.add(ProblemCode.UNKNOWN_NODE, null, at, message);
        } else if (draft.nodes().containsKey(nodeId) && !listed) {
            var message = "the %s of node %s does not list this flow".formatted(list, Words.quoted(nodeId));
            problems.add(ProblemCode.UNLISTED_FLOW, nodeId, at, message);
        }
    }

    private Pointer at(Node node, String field) {
        return draft.placeOfNode(node.id()).to(field);
    }
}
