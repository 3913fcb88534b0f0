package culm.tree;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generous bounds: what is linear needs a small part of them, what is quadratic misses them by far. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeTreesTest {

    private static final int MANY = 100_000;

    private static FlowTree read(Trees tree) {
        var reading = new TreeReader(new KnownNames(), ReadOptions.DEFAULT).read(tree.document());
        assertThat(reading.problems()).isEmpty();
        return reading.tree().orElseThrow();
    }

    private static String[] names(int count) {
        var names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "n" + i;
        }
        return names;
    }

    @Test
    void aLineOfAHundredThousandNodes() {
        var tree = read(aLine("p", names(MANY)));

        assertThat(tree.nodeIds()).hasSize(MANY + 2);
        assertThat(StartPositions.skipped(tree, "n99999")).hasSize(MANY);
    }

    @Test
    void aLoopOfTwentyThousandNodes() {
        var tree = aLine("p", names(20_000)).path("EG", "n0").path("EG", "E");
        ((Map<?, ?>) tree.document().get("flows")).remove(tree.flow("n19999", "E"));
        Trees.set(tree.document(), "/activities/n19999/outgoing", "");
        Trees.set(tree.document(), "/end_event/incoming", tree.flow("EG", "E"));

        assertThat(read(tree.path("n19999", "EG")).repeats("n5000")).isTrue();
    }

    @Test
    void aParallelGatewayWithAThousandBranches() {
        var tree = aLine("p", "PG", "n0", "CG");
        for (int i = 1; i < 1_000; i++) {
            tree.path("PG", "n" + i, "m" + i, "CG");
        }

        assertThat(read(tree).root().convergeOf()).containsOnly(Map.entry("PG", "CG"));
    }

    @Test
    void fiveThousandBlocksOneInsideTheOther() {
        int depth = 5_000;
        var tree = aLine("p", "PG0", "inner", "CG0");
        for (int i = 1; i <= depth; i++) {
            tree.path("PG" + i, "PG" + (i - 1))
                    .path("PG" + i, "n" + i, "CG" + i)
                    .path("CG" + (i - 1), "CG" + i);
        }
        rejoin(tree, depth);

        assertThat(read(tree).root().convergeOf()).hasSize(depth + 1).containsEntry("PG7", "CG7");
    }

    /** Moves the start and the end event from the innermost block to the outermost. */
    private static void rejoin(Trees tree, int depth) {
        var flows = (Map<?, ?>) tree.document().get("flows");
        flows.remove(tree.flow("S", "PG0"));
        flows.remove(tree.flow("CG0", "E"));
        Trees.set(tree.document(), "/gateways/PG0/incoming", "PG1-PG0");
        Trees.set(tree.document(), "/gateways/CG0/outgoing", "CG0-CG1");
        Trees.set(tree.document(), "/end_event/incoming", "");
        tree.path("S", "PG" + depth).path("CG" + depth, "E");
    }

    @Test
    void tenThousandChoicesInARow() {
        var tree = Trees.aFlow("p").path("S", "EG0");
        for (int i = 0; i < 10_000; i++) {
            tree.path("EG" + i, "n" + i, "EG" + (i + 1)).path("EG" + i, "EG" + (i + 1));
        }

        assertThat(read(tree.path("EG10000", "E")).nodeIds()).hasSize(20_003);
    }
}
