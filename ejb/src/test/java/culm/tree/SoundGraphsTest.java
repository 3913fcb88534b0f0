package culm.tree;

import static culm.tree.Trees.aFlow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules are for: every branch of a fork arrives at its converge gateway, and the run at the end. */
class SoundGraphsTest {

    private static final int GRAPHS = 150;

    /** Draws blocks inside blocks, and knows which gateways belong together. */
    private static final class Blocks {
        final Random random;
        final Trees tree = aFlow("p");
        final Map<String, String> pairs = new HashMap<>();
        int made;

        Blocks(Random random) {
            this.random = random;
            tree.path(block("S", 4), "E");
        }

        /** @return the node that ends the block */
        String block(String from, int depth) {
            var kind = depth == 0 ? 0 : random.nextInt(6);
            return switch (kind) {
                case 1 -> branches(from, depth, "PG", "CG");
                case 2 -> branches(from, depth, "CPG", "CG");
                case 3 -> branches(from, depth, "EG", random.nextBoolean() ? "CG" : "n");
                case 4 -> loop(from, depth);
                case 5 -> block(block(from, depth - 1), depth - 1);
                default -> activity(from);
            };
        }

        private String activity(String from) {
            var activity = "n" + ++made;
            tree.path(from, activity);
            return activity;
        }

        private String branches(String from, int depth, String gateway, String joint) {
            var fork = gateway + ++made;
            var join = joint + ++made;
            tree.path(from, fork);
            for (int i = 1 + random.nextInt(3); i >= 0; i--) {
                tree.path(random.nextInt(5) == 0 ? fork : block(fork, depth - 1), join);
            }
            if (!gateway.equals("EG")) {
                pairs.put(fork, join);
            }
            return join;
        }

        private String loop(String from, int depth) {
            var first = activity(from);
            var back = "EG" + ++made;
            tree.path(block(first, depth - 1), back, first);
            return activity(back);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void blocksInsideBlocksAreValidAndPaired(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < GRAPHS; i++) {
            var blocks = new Blocks(random);

            var reading = read(blocks.tree);

            assertThat(reading.problems()).isEmpty();
            assertThat(reading.tree().orElseThrow().root().convergeOf()).isEqualTo(blocks.pairs);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void aFlowThatIsStillValidWithARandomEdgeRunsToItsEnd(long seed) {
        var random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < GRAPHS; i++) {
            var blocks = new Blocks(random);
            addEdge(blocks);
            var reading = read(blocks.tree);
            if (reading.valid()) {
                valid++;
                var root = reading.tree().orElseThrow().root();
                for (int run = 0; run < 5; run++) {
                    assertThat(arrival(root, root.start().id(), null, random))
                            .isEqualTo(root.end().id());
                }
            }
        }

        assertThat(valid).isBetween(GRAPHS / 20, GRAPHS - GRAPHS / 20);
    }

    private static void addEdge(Blocks blocks) {
        var document = blocks.tree.document();
        var gateways =
                ids(document, "gateways").filter(id -> !id.startsWith("CG")).toList();
        var nodes = Stream.concat(ids(document, "activities"), ids(document, "gateways"))
                .toList();
        if (!gateways.isEmpty()) {
            var source = gateways.get(blocks.random.nextInt(gateways.size()));
            blocks.tree.path(source, nodes.get(blocks.random.nextInt(nodes.size())));
        }
    }

    private static Stream<String> ids(Map<String, Object> document, String part) {
        return ((Map<?, ?>) document.get(part)).keySet().stream().map(String.class::cast);
    }

    private static Reading read(Trees tree) {
        return new TreeReader(new KnownNames(), ReadOptions.DEFAULT).read(tree.document());
    }

    /** Runs one token, and where it forks each branch, until it stands on {@code destination} or cannot go on. */
    private static String arrival(Pipeline pipeline, String from, String destination, Random random) {
        var here = from;
        for (int steps = 0; !here.equals(destination); steps++) {
            assertThat(steps).as("steps from %s", from).isLessThan(100_000);
            var node = pipeline.nodes().get(here);
            if (node.outgoing().isEmpty()) {
                return here;
            }
            var converge = pipeline.convergeOf().get(here);
            here = converge == null ? anyTarget(pipeline, node, random) : join(pipeline, node, converge, random);
        }
        return here;
    }

    private static String anyTarget(Pipeline pipeline, Node node, Random random) {
        return pipeline.target(
                        node.outgoing().get(random.nextInt(node.outgoing().size())))
                .id();
    }

    private static String join(Pipeline pipeline, Node fork, String converge, Random random) {
        var branches = new ArrayDeque<>(fork.outgoing());
        while (!branches.isEmpty()) {
            var branch = pipeline.target(branches.poll()).id();
            assertThat(arrival(pipeline, branch, converge, random))
                    .as("branch %s", branch)
                    .isEqualTo(converge);
        }
        return pipeline.target(pipeline.nodes().get(converge).outgoing().get(0)).id();
    }
}
