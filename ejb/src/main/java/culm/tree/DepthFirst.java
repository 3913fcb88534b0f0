package culm.tree;

import java.util.Arrays;

/** One walk through a graph from its start, branch after branch in the order of the tree. */
final class DepthFirst {

    private static final int UNREACHED = -1;

    private final Graph graph;
    private final int[] preorder;
    private final int[] postorder;
    private final int[] enteredAt;
    private final int[] leftAt;
    private final int[] parent;
    private int entered;
    private int left;

    DepthFirst(Graph graph) {
        int size = graph.size();
        this.graph = graph;
        preorder = new int[size];
        postorder = new int[size];
        enteredAt = new int[size];
        leftAt = new int[size];
        parent = new int[size];
        Arrays.fill(enteredAt, UNREACHED);
        walk();
    }

    private void walk() {
        var nextEdge = new int[graph.size()];
        int node = graph.start();
        enter(node, UNREACHED);
        while (node != UNREACHED) {
            var successors = graph.successors(node);
            if (nextEdge[node] == successors.length) {
                leftAt[node] = left;
                postorder[left++] = node;
                node = parent[node];
            } else {
                int successor = successors[nextEdge[node]++];
                if (!reached(successor)) {
                    enter(successor, node);
                    node = successor;
                }
            }
        }
    }

    private void enter(int node, int from) {
        parent[node] = from;
        enteredAt[node] = entered;
        preorder[entered++] = node;
    }

    boolean reached(int node) {
        return enteredAt[node] != UNREACHED;
    }

    /** How many nodes were reached. */
    int count() {
        return entered;
    }

    /** The node that was entered as the {@code index}th. */
    int entered(int index) {
        return preorder[index];
    }

    int enteredAt(int node) {
        return enteredAt[node];
    }

    /** The node that was left as the {@code index}th: after all it leads to, but for retreating edges. */
    int left(int index) {
        return postorder[index];
    }

    /** The node it was entered from, or -1 for the start. */
    int parent(int node) {
        return parent[node];
    }

    /** Whether an edge closes a cycle: it leads to a node that the walk was still inside of. */
    boolean retreats(int source, int target) {
        return leftAt[target] >= leftAt[source];
    }
}
