package culm.cases;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.plain;

import culm.tree.Trees;
import java.util.Map;
import java.util.stream.IntStream;

/** Flows that many of bamboo's own tests are drawn over. */
final class Shapes {

    static final String[] FIRST = names("x", 10);
    static final String[] SECOND = names("y", 10);

    private static final int INNER = 5;

    private Shapes() {}

    /** Five branches in a parallel block within a branch of another, five beside it; each has one failing activity. */
    static Trees tenFailures(String id) {
        var tree = aFlow(id).path("S", "PG1", "PG2").path("CG1", "CG2", "E");
        for (int i = 0; i < FIRST.length; i++) {
            tree.path(i < INNER ? "PG2" : "PG1", FIRST[i], i < INNER ? "CG1" : "CG2")
                    .activity(FIRST[i], "fail_ctrl_node", Map.of());
        }
        return tree;
    }

    /** The same block; in each branch a timer of three seconds and then an activity that is done at once. */
    static Trees tenTimers(String id) {
        var tree = aFlow(id).path("S", "PG1", "PG2").path("CG1", "CG2", "E");
        for (int i = 0; i < FIRST.length; i++) {
            tree.path(i < INNER ? "PG2" : "PG1", FIRST[i], SECOND[i], i < INNER ? "CG1" : "CG2")
                    .activity(FIRST[i], "sleep_timer", Map.of("bk_timing", plain("3")))
                    .activity(SECOND[i], "debug_node", Map.of());
        }
        return tree;
    }

    static String[] names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }
}
