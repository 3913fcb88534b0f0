package culm.tree;

import java.util.List;
import java.util.Map;

/** What must hold for the graph of a flow whose nodes and flows fit together. */
final class GraphRules {

    private static final int SHOWN = 20;

    private final Graph graph;
    private final GraphProblems problems;
    private final boolean cycleTolerate;

    GraphRules(Graph graph, GraphProblems problems, boolean cycleTolerate) {
        this.graph = graph;
        this.problems = problems;
        this.cycleTolerate = cycleTolerate;
    }

    /**
     * Reports what is wrong.
     *
     * @return the converge gateway of each parallel gateway that could be paired
     */
    Map<String, String> check() {
        var walk = new DepthFirst(graph);
        int before = problems.count();
        checkReach(walk);
        boolean endless = checkCycles();
        if (endless || walk.count() < graph.size()) {
            // what can be neither reached nor left has no place in any block
            return Map.of();
        }
        var pairing = new GatewayPairing(graph, walk, problems);
        if (pairing.complete()) {
            new Streams(graph, walk, pairing, problems).check();
        }
        return problems.count() == before ? pairing.ofParallels() : Map.of();
    }

    private void checkReach(DepthFirst walk) {
        for (int node = 0; node < graph.size(); node++) {
            if (!walk.reached(node)) {
                problems.add(ProblemCode.UNREACHABLE, node, "no path leads here from the start event");
            }
        }
    }

    /** @return whether there is a cycle that cannot be left */
    private boolean checkCycles() {
        boolean anyEndless = false;
        for (var cycle : Cycles.of(graph)) {
            boolean endless = !cycle.canBeLeft();
            anyEndless |= endless;
            if (!cycleTolerate) {
                problems.add(ProblemCode.CYCLE, cycle.first(), "the flow has a cycle: " + shown(cycle.path()));
            } else if (endless) {
                var message = "no path leaves this cycle: " + shown(cycle.path());
                problems.add(ProblemCode.ENDLESS_CYCLE, cycle.first(), message);
            }
        }
        return anyEndless;
    }

    private static String shown(List<String> path) {
        var text = String.join(" → ", path.subList(0, Math.min(SHOWN, path.size())));
        return path.size() <= SHOWN ? text : text + " → …";
    }
}
