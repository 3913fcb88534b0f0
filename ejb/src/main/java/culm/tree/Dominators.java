package culm.tree;

import java.util.Arrays;

/**
 * Which nodes no path from the start can avoid on its way to another node.
 *
 * <p>The algorithm of Lengauer and Tarjan with path compression: a hostile graph must not make it quadratic. All nodes
 * are numbered here in the order in which the depth-first walk enters them.
 */
final class Dominators {

    private static final int NONE = -1;

    private final Graph graph;
    private final DepthFirst walk;
    private final int size;
    private final int[] semi;
    private final int[] label;
    private final int[] ancestor;
    private final int[] dominator;
    private final int[] first;
    private final int[] count;

    Dominators(Graph graph, DepthFirst walk) {
        this.graph = graph;
        this.walk = walk;
        size = walk.count();
        semi = numbers();
        label = numbers();
        ancestor = filled(NONE);
        dominator = new int[size];
        first = new int[size];
        count = filled(1);
        findDominators();
        numberTheirTree();
    }

    /** Whether every path from the start to {@code later} goes through {@code node}; true for the node itself. */
    boolean dominates(int node, int later) {
        int top = walk.enteredAt(node);
        int below = first[walk.enteredAt(later)] - first[top];
        return below >= 0 && below < count[top];
    }

    private void findDominators() {
        var bucket = filled(NONE);
        var nextInBucket = filled(NONE);
        for (int node = size - 1; node > 0; node--) {
            for (int source : graph.predecessors(walk.entered(node))) {
                if (walk.reached(source)) {
                    semi[node] = Math.min(semi[node], semi[lowest(walk.enteredAt(source))]);
                }
            }
            nextInBucket[node] = bucket[semi[node]];
            bucket[semi[node]] = node;
            int parent = walk.enteredAt(walk.parent(walk.entered(node)));
            ancestor[node] = parent;
            for (int waiting = bucket[parent]; waiting != NONE; waiting = nextInBucket[waiting]) {
                int lowest = lowest(waiting);
                dominator[waiting] = semi[lowest] < semi[waiting] ? lowest : parent;
            }
            bucket[parent] = NONE;
        }
        for (int node = 1; node < size; node++) {
            if (dominator[node] != semi[node]) {
                dominator[node] = dominator[dominator[node]];
            }
        }
    }

    /** The node with the lowest semidominator on the linked path above. */
    private int lowest(int node) {
        if (ancestor[node] == NONE) {
            return node;
        }
        compress(node);
        return label[node];
    }

    private void compress(int node) {
        int length = 0;
        for (int above = node; ancestor[ancestor[above]] != NONE; above = ancestor[above]) {
            length++;
        }
        var path = new int[length];
        int next = node;
        for (int i = 0; i < length; i++) {
            path[i] = next;
            next = ancestor[next];
        }
        for (int i = length - 1; i >= 0; i--) {
            int above = ancestor[path[i]];
            if (semi[label[above]] < semi[label[path[i]]]) {
                label[path[i]] = label[above];
            }
            ancestor[path[i]] = ancestor[above];
        }
    }

    /** Gives every node a range of numbers that holds exactly what it dominates. */
    private void numberTheirTree() {
        for (int node = size - 1; node > 0; node--) {
            count[dominator[node]] += count[node];
        }
        var free = new int[size];
        free[0] = 1;
        for (int node = 1; node < size; node++) {
            first[node] = free[dominator[node]];
            free[dominator[node]] += count[node];
            free[node] = first[node] + 1;
        }
    }

    private int[] numbers() {
        var numbers = new int[size];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private int[] filled(int value) {
        var filled = new int[size];
        Arrays.fill(filled, value);
        return filled;
    }
}
