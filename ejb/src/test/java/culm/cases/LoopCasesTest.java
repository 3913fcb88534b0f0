package culm.cases;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import culm.api.HistoryView;
import culm.tree.Trees;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LoopCasesTest {

    private static final Map<String, Object> LETTER = Map.of("letter", splice("${l.split(\",\")[i]}"));

    private final PackFlows flows = new PackFlows();

    /** Goes back to {@code first} until {@code ${i}}, the pass of {@code counted}, has reached the limit. */
    private static Trees loop(Trees tree, String first, String counted, String limit) {
        return tree.path("EG", first)
                .path("EG", "E")
                .condition("EG", first, "${i} < ${c}")
                .condition("EG", "E", "${i} >= ${c}")
                .variable("${i}", fedBy(counted, "_loop"))
                .variable("${c}", plain(limit))
                .variable("${l}", plain("a,b,c,d,e,f,g"));
    }

    private int loops(String node) {
        return flows.engine.getState(node).loop();
    }

    @Test
    void case091EachPassReadsItsOwnItem() {
        flows.run(loop(aFlow("p").path("S", "a1", "a2", "EG"), "a1", "a2", "4")
                .activity("a1", "debug_node", Map.of())
                .activity("a2", "loop_count_node", LETTER));

        assertThat(flows.states("a1", "a2", "EG", "p_E", "p")).containsOnly("FINISHED");
        assertThat(List.of(loops("a1"), loops("a2"), loops("EG"))).containsOnly(5);
        assertThat(flows.inputs("a2")).isEqualTo(Map.of("letter", "e", "_loop", 4L, "_inner_loop", 4L));
        assertThat(flows.outputs("a2")).containsEntry("loop", 4L).containsEntry("letter", "e");
        assertThat(flows.histories("a2"))
                .extracting(
                        HistoryView::loop,
                        row -> row.inputs().get("letter"),
                        row -> row.outputs().get("loop"),
                        HistoryView::retry,
                        HistoryView::skip)
                .containsExactly(
                        tuple(1, "a", 0L, 0, false),
                        tuple(2, "b", 1L, 0, false),
                        tuple(3, "c", 2L, 0, false),
                        tuple(4, "d", 3L, 0, false));
        assertThat(flows.histories("a1")).hasSize(4);
    }

    @Test
    void case092ALoopAroundASubprocess() {
        var inner = aLine("in", "x")
                .variable("${i}", plain(0L))
                .variable("${l}", plain("a,b,c,d,e,f,g"))
                .variable("${out}", fedBy("x", "letter"))
                .publishes("${out}")
                .activity("x", "loop_count_node", LETTER);
        flows.run(loop(aFlow("p").path("S", "sub", "EG"), "sub", "sub", "4")
                .subprocess("sub", Map.of("${i}", splice("${i}")), inner));

        assertThat(flows.states("sub", "x", "p")).containsOnly("FINISHED");
        assertThat(List.of(loops("sub"), loops("x"), loops("in_S"))).containsOnly(5);
        assertThat(flows.inputs("sub")).isEqualTo(Map.of("${i}", 4L));
        assertThat(flows.outputs("sub")).containsEntry("${out}", "e").containsEntry("_loop", 4L);
        assertThat(flows.inputs("x")).containsEntry("_loop", 4L).containsEntry("_inner_loop", 0L);
        assertThat(flows.histories("sub"))
                .extracting(row -> row.outputs().get("${out}"))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void case093ALoopAroundAParallelBlock() {
        var nodes = new String[] {"x", "y", "z"};
        var tree = loop(aFlow("p").path("S", "PG").path("CG", "EG"), "PG", "x", "3")
                .variable("${z_i}", fedBy("z", "_loop"))
                .variable("${d}", splice("${z_i}"));
        for (var node : nodes) {
            tree.path("PG", node, "CG").activity(node, "loop_count_node", LETTER);
        }
        tree.activity("z", "loop_count_s_node", Map.of("letter", splice("${l.split(\",\")[int(d)]}")));

        flows.run(tree).tick(60);

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        for (var node : nodes) {
            assertThat(loops(node)).isEqualTo(4);
            assertThat(flows.outputs(node))
                    .containsEntry("loop", 3L)
                    .containsEntry("letter", node.equals("y") ? "c" : "d");
        }
        assertThat(List.of(loops("PG"), loops("CG"), loops("EG"))).containsOnly(4);
        assertThat(letters("x")).containsExactly("a", "b", "c");
        assertThat(letters("z")).containsExactly("a", "b", "c");
    }

    private List<Object> letters(String node) {
        return flows.histories(node).stream()
                .map(row -> row.inputs().get("letter"))
                .toList();
    }

    @Test
    void case094LoopsInsideBranches() {
        var tree = aFlow("p")
                .path("S", "PG", "a", "EG1", "CG", "E")
                .path("EG1", "a")
                .path("PG", "b", "c", "EG2", "CG")
                .path("EG2", "b")
                .path("PG", "d", "CG")
                .variable("${i}", fedBy("a", "_loop"))
                .variable("${k}", fedBy("c", "_loop"))
                .condition("EG1", "a", "${i} < 2")
                .condition("EG1", "CG", "${i} >= 2")
                .condition("EG2", "b", "${k} < 2")
                .condition("EG2", "CG", "${k} >= 2");
        for (var node : new String[] {"a", "b", "c", "d"}) {
            tree.activity(node, "loop_count_node", Map.of());
        }

        flows.run(tree);

        assertThat(flows.states("a", "b", "c", "d", "CG", "p")).containsOnly("FINISHED");
        assertThat(List.of(loops("a"), loops("EG1"), loops("b"), loops("c"), loops("EG2")))
                .containsOnly(3);
        assertThat(List.of(loops("d"), loops("PG"), loops("CG"))).containsOnly(1);
    }

    private void failingInTheSecondPass() {
        flows.run(loop(aFlow("p").path("S", "a", "EG"), "a", "a", "4")
                .activity("a", "fail_at_second_node", Map.of("key_1", plain("v1"), "key_2", plain("v2"))));
        assertThat(flows.states("a", "p")).containsOnly("FAILED");
        assertThat(loops("a")).isEqualTo(2);
    }

    /** Pass, its number in the inputs, retry, skip, how it ended. */
    private List<Tuple> rows() {
        return flows.histories("a").stream()
                .map(row -> tuple(row.loop(), row.inputs().get("_loop"), row.retry(), row.skip(), row.state()))
                .toList();
    }

    @Test
    void case095RetriesInALoopAreKeptRowByRow() {
        failingInTheSecondPass();
        flows.accept(flows.engine.retryActivity("a"));
        assertThat(flows.state("a")).isEqualTo("FAILED");

        flows.accept(flows.engine.retryActivity("a", Map.of("can_go", true)));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(loops("a")).isEqualTo(5);
        assertThat(flows.outputs("a")).containsEntry("loop", 4L);
        assertThat(rows())
                .containsExactly(
                        tuple(1, 0L, 0, false, "FINISHED"),
                        tuple(2, 1L, 0, false, "FAILED"),
                        tuple(2, 1L, 1, false, "FAILED"),
                        tuple(2, 1L, 2, false, "FINISHED"),
                        tuple(3, 2L, 2, false, "FINISHED"),
                        tuple(4, 3L, 2, false, "FINISHED"));
        assertThat(flows.histories("a").get(3).inputs())
                .isEqualTo(Map.of("can_go", true, "_loop", 1L, "_inner_loop", 1L));
        assertThat(flows.inputs("a")).isEqualTo(Map.of("key_1", "v1", "key_2", "v2", "_loop", 4L, "_inner_loop", 4L));
    }

    @Test
    void case096ASkipInALoopIsARowOfItsOwn() {
        failingInTheSecondPass();

        flows.accept(flows.engine.skipActivity("a"));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(loops("a")).isEqualTo(5);
        assertThat(rows())
                .containsExactly(
                        tuple(1, 0L, 0, false, "FINISHED"),
                        tuple(2, 1L, 0, false, "FAILED"),
                        tuple(2, 1L, 0, true, "FINISHED"),
                        tuple(3, 2L, 0, false, "FINISHED"),
                        tuple(4, 3L, 0, false, "FINISHED"));
        assertThat(Arrays.asList(
                        flows.engine.getState("a").skip(),
                        flows.engine.getState("a").retry()))
                .containsExactly(false, 0);
    }
}
