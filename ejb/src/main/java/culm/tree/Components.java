package culm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The strongly connected components of a graph, by Tarjan's algorithm with a stack of its own. */
final class Components {

    private static final int UNSEEN = 0;

    private final Graph graph;
    private final int[] index;
    private final int[] low;
    private final int[] nextEdge;
    private final boolean[] open;
    private final int[] path;
    private final int[] pending;
    private int pathLength;
    private int pendingLength;
    private int seen;
    private final List<int[]> found = new ArrayList<>();

    private Components(Graph graph) {
        int size = graph.size();
        this.graph = graph;
        index = new int[size];
        low = new int[size];
        nextEdge = new int[size];
        open = new boolean[size];
        path = new int[size];
        pending = new int[size];
    }

    /** Every node is in exactly one; a component comes after those it leads to. */
    static List<int[]> of(Graph graph) {
        var search = new Components(graph);
        for (int node = 0; node < graph.size(); node++) {
            if (search.index[node] == UNSEEN) {
                search.from(node);
            }
        }
        return search.found;
    }

    private void from(int root) {
        enter(root);
        while (pathLength > 0) {
            int node = path[pathLength - 1];
            var successors = graph.successors(node);
            if (nextEdge[node] < successors.length) {
                follow(node, successors[nextEdge[node]++]);
            } else {
                leave(node);
            }
        }
    }

    private void follow(int node, int successor) {
        if (index[successor] == UNSEEN) {
            enter(successor);
        } else if (open[successor]) {
            low[node] = Math.min(low[node], index[successor]);
        }
    }

    private void enter(int node) {
        index[node] = low[node] = ++seen;
        open[node] = true;
        path[pathLength++] = node;
        pending[pendingLength++] = node;
    }

    private void leave(int node) {
        pathLength--;
        if (pathLength > 0) {
            int parent = path[pathLength - 1];
            low[parent] = Math.min(low[parent], low[node]);
        }
        if (low[node] == index[node]) {
            found.add(close(node));
        }
    }

    private int[] close(int root) {
        int from = pendingLength;
        do {
            open[pending[--from]] = false;
        } while (pending[from] != root);
        var component = Arrays.copyOfRange(pending, from, pendingLength);
        pendingLength = from;
        return component;
    }
}
