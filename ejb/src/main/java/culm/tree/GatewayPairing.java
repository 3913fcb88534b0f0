package culm.tree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the converge gateway of each branching gateway.
 *
 * <p>Walks from the end to the start, so that what lies inside a block is paired before the block. For each node it
 * keeps the first converge gateway that a path from there meets, blocks on the way left out: a converge gateway that
 * can be reached only through the gateway of its block is inner to it.
 */
final class GatewayPairing {

    /** What a path meets instead of a converge gateway. */
    private static final int END = -1;

    private static final int BACK = -2;
    private static final int UNPAIRED = -3;
    private static final int NONE = -4;

    private final Graph graph;
    private final DepthFirst walk;
    private final Dominators dominators;
    private final GraphProblems problems;
    private final int[] meets;
    private final int[] converge;
    private final int[] joins;
    private boolean complete = true;

    GatewayPairing(Graph graph, DepthFirst walk, GraphProblems problems) {
        this.graph = graph;
        this.walk = walk;
        this.problems = problems;
        dominators = new Dominators(graph, walk);
        meets = new int[graph.size()];
        converge = new int[graph.size()];
        joins = new int[graph.size()];
        Arrays.fill(converge, NONE);
        Arrays.fill(joins, NONE);
        for (int i = 0; i < walk.count(); i++) {
            int node = walk.left(i);
            meets[node] = firstMet(node);
        }
    }

    /** Whether all parallel gateways could be paired. */
    boolean complete() {
        return complete;
    }

    /** Whether a converge gateway ends the branches of this parallel gateway. */
    boolean joins(int convergeGateway, int parallelGateway) {
        return joins[convergeGateway] == parallelGateway;
    }

    /** Converge gateway by parallel gateway, both as ids. */
    Map<String, String> ofParallels() {
        var found = ofAll();
        found.keySet().removeIf(id -> !graph.parallel(graph.number(id)));
        return found;
    }

    /** Also those of the exclusive gateways that have one. */
    Map<String, String> ofAll() {
        var found = new LinkedHashMap<String, String>();
        for (int node = 0; node < converge.length; node++) {
            if (converge[node] != NONE) {
                found.put(graph.id(node), graph.id(converge[node]));
            }
        }
        return found;
    }

    private int firstMet(int node) {
        var kind = graph.node(node);
        if (kind instanceof Node.EndEvent) {
            return END;
        }
        if (kind instanceof Node.ConvergeGateway) {
            return node;
        }
        if (kind instanceof Node.ExclusiveGateway) {
            return pairExclusive(node);
        }
        return graph.parallel(node) ? pairParallel(node) : ahead(node, graph.successors(node)[0]);
    }

    private int ahead(int node, int successor) {
        return walk.retreats(node, successor) ? BACK : meets[successor];
    }

    private int pairExclusive(int node) {
        boolean ends = false;
        boolean unpaired = false;
        for (int successor : graph.successors(node)) {
            int met = ahead(node, successor);
            ends |= met == END;
            unpaired |= met == UNPAIRED;
            if (met >= 0 && converge[node] == NONE) {
                converge[node] = met;
            } else if (met >= 0 && met != converge[node]) {
                var message = "all branches must first meet the same converge gateway, but meet %s and %s"
                        .formatted(graph.id(converge[node]), graph.id(met));
                problems.add(ProblemCode.DIFFERENT_CONVERGES, node, message);
                return converge[node];
            }
        }
        if (converge[node] == NONE) {
            return ends ? END : unpaired ? UNPAIRED : BACK;
        }
        int met = behind(node);
        return met == BACK && ends ? END : met;
    }

    /** What is met after the block of a paired gateway. */
    private int behind(int node) {
        int end = converge[node];
        return dominators.dominates(node, end) ? ahead(end, graph.successors(end)[0]) : end;
    }

    private int pairParallel(int node) {
        int met = commonConverge(node);
        if (met == UNPAIRED) {
            complete = false;
            return UNPAIRED;
        }
        converge[node] = met;
        joins[met] = node;
        if (graph.predecessors(met).length < graph.successors(node).length) {
            var message = "fewer flows lead here than leave the parallel gateway " + graph.id(node);
            problems.add(ProblemCode.INCOMPLETE_CONVERGE, met, message);
        }
        return behind(node);
    }

    private int commonConverge(int node) {
        int common = NONE;
        for (int successor : graph.successors(node)) {
            int met = ahead(node, successor);
            if (met == UNPAIRED) {
                return UNPAIRED;
            }
            if (met == BACK) {
                var message = "a branch leads back without meeting the converge gateway";
                problems.add(ProblemCode.PARALLEL_BACK_EDGE, node, message);
                return UNPAIRED;
            }
            if (met == END) {
                reportEnd(node, successor);
                return UNPAIRED;
            }
            if (common != NONE && met != common) {
                var message = "the branches must meet one converge gateway, but meet %s and %s"
                        .formatted(graph.id(common), graph.id(met));
                problems.add(ProblemCode.NO_CONVERGE, node, message);
                return UNPAIRED;
            }
            common = met;
        }
        return joins[common] == NONE ? common : reportShared(common, node);
    }

    private void reportEnd(int node, int successor) {
        int gateway = successor;
        while (graph.plain(gateway)) {
            gateway = graph.successors(gateway)[0];
        }
        if (graph.node(gateway) instanceof Node.ExclusiveGateway) {
            var message = "inside the parallel gateway %s all branches must meet one converge gateway"
                    .formatted(graph.id(node));
            problems.add(ProblemCode.LEAVES_PARALLEL, gateway, message);
        } else {
            var message = "a branch meets the end event instead of a converge gateway";
            problems.add(ProblemCode.NO_CONVERGE, node, message);
        }
    }

    private int reportShared(int shared, int node) {
        var message = "it cannot join the branches of both parallel gateways %s and %s"
                .formatted(graph.id(joins[shared]), graph.id(node));
        problems.add(ProblemCode.SHARED_CONVERGE, shared, message);
        return UNPAIRED;
    }
}
