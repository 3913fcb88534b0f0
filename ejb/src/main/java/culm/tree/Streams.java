package culm.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives every node the stream it belongs to: the main stream, or one branch of one parallel gateway. A node that two
 * streams reach would be run twice, or would be waited for in vain.
 */
final class Streams {

    private static final int MAIN = 0;
    private static final int NONE = -1;

    private final Graph graph;
    private final DepthFirst walk;
    private final GatewayPairing pairing;
    private final GraphProblems problems;
    private final int[] streams;
    private final int[] gateways;
    private final int[] outer;
    private final int[] depth;
    private int known = 1;
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private final Set<Integer> blamed = new HashSet<>();

    /** @param pairing of all parallel gateways */
    Streams(Graph graph, DepthFirst walk, GatewayPairing pairing, GraphProblems problems) {
        this.graph = graph;
        this.walk = walk;
        this.pairing = pairing;
        this.problems = problems;
        streams = new int[graph.size()];
        Arrays.fill(streams, NONE);
        gateways = new int[1 + branches(graph)];
        outer = new int[gateways.length];
        depth = new int[gateways.length];
        gateways[MAIN] = NONE;
    }

    private static int branches(Graph graph) {
        int count = 0;
        for (int node = 0; node < graph.size(); node++) {
            count += graph.parallel(node) ? graph.successors(node).length : 0;
        }
        return count;
    }

    /** Reports every node that two streams reach, and every way out of a block past its converge gateway. */
    void check() {
        streams[graph.start()] = MAIN;
        streams[graph.end()] = MAIN;
        open.add(graph.start());
        while (!open.isEmpty()) {
            int node = open.poll();
            for (int successor : graph.successors(node)) {
                arrive(node, successor, graph.parallel(node) ? branchOf(node) : streams[node]);
            }
        }
    }

    private int branchOf(int gateway) {
        gateways[known] = gateway;
        outer[known] = streams[gateway];
        depth[known] = depth[outer[known]] + 1;
        return known++;
    }

    private void arrive(int source, int target, int stream) {
        boolean joined = stream != MAIN && pairing.joins(target, gateways[stream]);
        int passed = joined ? outer[stream] : stream;
        if (streams[target] == NONE) {
            streams[target] = passed;
            open.add(target);
        } else if (streams[target] != passed) {
            report(source, target, depth[streams[target]] < depth[passed]);
        }
    }

    private void report(int source, int target, boolean outwards) {
        boolean escapes = target == graph.end() || outwards && walk.retreats(source, target);
        int guilty = escapes ? gatewayBefore(source) : target;
        if (!blamed.add(guilty)) {
            return;
        }
        if (escapes) {
            var message = "a path to %s leaves the block of a parallel gateway past its converge gateway"
                    .formatted(graph.id(target));
            problems.add(ProblemCode.LEAVES_PARALLEL, guilty, message);
        } else {
            var message = "more than one branch of a parallel gateway, or a path past the gateway, leads here";
            problems.add(ProblemCode.MIXED_STREAMS, guilty, message);
        }
    }

    private int gatewayBefore(int source) {
        int node = source;
        while (graph.plain(node) && graph.predecessors(node).length == 1) {
            node = graph.predecessors(node)[0];
        }
        return node;
    }
}
