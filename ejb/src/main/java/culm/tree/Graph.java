package culm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bare graph of one flow: its nodes as numbers in the order of the tree, the start event first. */
final class Graph {

    private static final int[] NOWHERE = {};

    private final List<Node> nodes;
    private final Map<String, Integer> numbers;
    private final int[][] successors;
    private final int[][] predecessors;
    private final int end;

    private Graph(List<Node> nodes, Map<String, Integer> numbers, int[][] successors, int end) {
        this.nodes = nodes;
        this.numbers = numbers;
        this.successors = successors;
        this.predecessors = turned(successors);
        this.end = end;
    }

    /** Flows whose ends are not in the pipeline are left out. */
    static Graph of(Pipeline pipeline) {
        var nodes = new ArrayList<Node>();
        nodes.add(pipeline.start());
        for (var node : pipeline.nodes().values()) {
            if (node != pipeline.start()) {
                nodes.add(node);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i).id(), i);
        }
        var successors = new int[nodes.size()][];
        for (int i = 0; i < successors.length; i++) {
            successors[i] = targets(pipeline, nodes.get(i), numbers);
        }
        return new Graph(nodes, numbers, successors, numbers.get(pipeline.end().id()));
    }

    private static int[] targets(Pipeline pipeline, Node node, Map<String, Integer> numbers) {
        var outgoing = node.outgoing();
        var targets = outgoing.isEmpty() ? NOWHERE : new int[outgoing.size()];
        int count = 0;
        for (var id : outgoing) {
            var flow = pipeline.flows().get(id);
            var target = flow == null ? null : numbers.get(flow.target());
            if (target != null) {
                targets[count++] = target;
            }
        }
        return count == targets.length ? targets : Arrays.copyOf(targets, count);
    }

    private static int[][] turned(int[][] successors) {
        var degrees = new int[successors.length];
        for (var targets : successors) {
            for (int target : targets) {
                degrees[target]++;
            }
        }
        var predecessors = new int[successors.length][];
        for (int i = 0; i < degrees.length; i++) {
            predecessors[i] = degrees[i] == 0 ? NOWHERE : new int[degrees[i]];
        }
        for (int source = 0; source < successors.length; source++) {
            for (int target : successors[source]) {
                predecessors[target][--degrees[target]] = source;
            }
        }
        return predecessors;
    }

    int size() {
        return successors.length;
    }

    int start() {
        return 0;
    }

    int end() {
        return end;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    String id(int number) {
        return nodes.get(number).id();
    }

    int number(String id) {
        return numbers.get(id);
    }

    /** Whether a node runs all, or several, of its branches at once. */
    boolean parallel(int number) {
        var node = node(number);
        return node instanceof Node.ParallelGateway || node instanceof Node.ConditionalParallelGateway;
    }

    /** Whether a node is an activity or a subprocess: one flow leads away, and nothing is decided. */
    boolean plain(int number) {
        var node = node(number);
        return node instanceof Node.ServiceActivity || node instanceof Node.SubProcess;
    }

    /** In the order of the outgoing flows; a node that two flows lead to is there twice. */
    int[] successors(int number) {
        return successors[number];
    }

    int[] predecessors(int number) {
        return predecessors[number];
    }

    boolean hasEdge(int source, int target) {
        for (int successor : successors[source]) {
            if (successor == target) {
                return true;
            }
        }
        return false;
    }
}
