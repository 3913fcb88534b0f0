package culm.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a flow can come back to a node it has been at. */
final class Cycles {

    private Cycles() {}

    static Set<String> nodesOnCycles(Pipeline pipeline) {
        var graph = Graph.of(pipeline);
        var found = new HashSet<String>();
        for (var cycle : of(graph)) {
            for (int node : cycle.nodes) {
                found.add(graph.id(node));
            }
        }
        return found;
    }

    /** One for each set of nodes that all lead to one another, in the order of their first nodes. */
    static List<Cycle> of(Graph graph) {
        var found = new ArrayList<Cycle>();
        for (var nodes : Components.of(graph)) {
            if (nodes.length > 1 || graph.hasEdge(nodes[0], nodes[0])) {
                Arrays.sort(nodes);
                found.add(new Cycle(graph, nodes));
            }
        }
        found.sort(Comparator.comparingInt(Cycle::first));
        return found;
    }

    /** Nodes that all lead to one another. */
    static final class Cycle {

        private final Graph graph;
        private final int[] nodes;

        private Cycle(Graph graph, int[] nodes) {
            this.graph = graph;
            this.nodes = nodes;
        }

        /** The first node in the order of the tree. */
        int first() {
            return nodes[0];
        }

        boolean canBeLeft() {
            return Arrays.stream(nodes)
                    .flatMap(node -> Arrays.stream(graph.successors(node)))
                    .anyMatch(node -> !contains(node));
        }

        private boolean contains(int node) {
            return Arrays.binarySearch(nodes, node) >= 0;
        }

        /** A shortest way from the first node back to itself, which begins and ends the list. */
        List<String> path() {
            Map<Integer, Integer> from = new HashMap<>();
            var open = new ArrayDeque<Integer>();
            open.add(first());
            while (!from.containsKey(first())) {
                int node = open.poll();
                for (int successor : graph.successors(node)) {
                    if (contains(successor) && from.putIfAbsent(successor, node) == null) {
                        open.add(successor);
                    }
                }
            }
            var path = new LinkedList<String>();
            path.add(graph.id(first()));
            int node = first();
            do {
                node = from.get(node);
                path.addFirst(graph.id(node));
            } while (node != first());
            return path;
        }
    }
}
