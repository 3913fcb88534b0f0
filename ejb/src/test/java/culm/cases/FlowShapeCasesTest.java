package culm.cases;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.StateView;
import culm.tree.Trees;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowShapeCasesTest {

    private final PackFlows flows = new PackFlows();

    private static Trees withDebugNodes(Trees tree, String... activities) {
        for (var activity : activities) {
            tree.activity(activity, "debug_node", Map.of());
        }
        return tree;
    }

    @Test
    void case001OneNode() {
        flows.run(aLine("p", "a").activity("a", "debug_node", Map.of("param_1", plain("v"))));

        assertThat(flows.states("p_S", "a", "p_E", "p")).containsOnly("FINISHED");
        assertThat(flows.inputs("a")).isEqualTo(Map.of("param_1", "v", "_loop", 0L, "_inner_loop", 0L));
        assertThat(flows.outputs("a"))
                .isEqualTo(Map.of("param_1", "v", "_loop", 0L, "_inner_loop", 0L, "_result", true));
    }

    @Test
    void case002AHundredNodesInARow() {
        var nodes = Shapes.names("n", 100);

        flows.run(withDebugNodes(aLine("p", nodes), nodes));

        var children = flows.engine.getState("p").children();
        assertThat(children).hasSize(102);
        assertThat(children.values()).extracting(StateView::state).containsOnly("FINISHED");
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void case003BranchesOfDifferentLength() {
        var tree = aFlow("p").path("S", "PG").path("CG", "E");
        for (int i = 0; i < 5; i++) {
            tree.path("PG", Shapes.FIRST[i], Shapes.SECOND[i], "CG")
                    .path("PG", Shapes.FIRST[i + 5], "CG")
                    .activity(Shapes.SECOND[i], "debug_node", Map.of());
        }

        flows.run(withDebugNodes(tree, Shapes.FIRST));

        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states("y0", "y1", "y2", "y3", "y4", "CG", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("CG").loop()).isEqualTo(1);
        assertThat(flows.histories("CG")).isEmpty();
    }

    @Test
    void case004AParallelBlockOfTwentyActivitiesAroundAnother() {
        var inner = Shapes.names("i", 10);
        var outer = Shapes.names("o", 10);
        var tree = aFlow("p").path("S", "PG1", "PG2").path("CG1", "CG2", "E");
        for (int i = 0; i < 10; i++) {
            tree.path("PG2", inner[i], "CG1").path("PG1", outer[i], "CG2");
        }

        flows.run(withDebugNodes(withDebugNodes(tree, inner), outer));

        assertThat(flows.states(inner)).containsOnly("FINISHED");
        assertThat(flows.states(outer)).containsOnly("FINISHED");
        assertThat(flows.states("CG1", "CG2", "p")).containsOnly("FINISHED");
    }

    /** Five branches; the conditions are given, the branches are called {@code prefix0} and so on. */
    private static Trees branches(Trees tree, String gateway, String prefix, String join, String... conditions) {
        for (int i = 0; i < conditions.length; i++) {
            var node = prefix + i;
            tree.path(gateway, node, join)
                    .condition(gateway, node, conditions[i])
                    .activity(node, "debug_node", Map.of());
        }
        return tree;
    }

    private static final String TRUE = "True == True";
    private static final String FALSE = "True == False";

    @Test
    void case005ThreeOfFiveConditionalBranches() {
        flows.run(branches(
                aFlow("p").path("S", "CPG").path("CG", "E"), "CPG", "n", "CG", TRUE, TRUE, TRUE, FALSE, FALSE));

        assertThat(flows.states("n0", "n1", "n2", "CG", "p")).containsOnly("FINISHED");
        assertThat(flows.states("n3", "n4")).containsOnly("none");
    }

    @Test
    void case006AConditionalBlockInABranchOfAnother() {
        var tree = aFlow("p").path("S", "CPG1", "CPG2").path("CG1", "CG2").path("CG2", "E");
        tree.condition("CPG1", "CPG2", TRUE);
        branches(tree, "CPG1", "o", "CG2", TRUE, TRUE, FALSE, FALSE);
        branches(tree, "CPG2", "i", "CG1", TRUE, FALSE, FALSE, FALSE, FALSE);

        flows.run(tree);

        assertThat(flows.states("CPG2", "o0", "o1", "i0", "CG1", "CG2", "p")).containsOnly("FINISHED");
        assertThat(flows.states("o2", "o3", "i1", "i2", "i3", "i4")).containsOnly("none");
    }

    @Test
    void case007ConditionsOverVariablesOpenTheirBranches() {
        var tree = aFlow("p")
                .path("S", "CPG")
                .path("CG", "E")
                .variable("${a}", plain(1L))
                .variable("${b}", plain(1L))
                .variable("${c}", plain(0L));
        flows.run(branches(
                tree,
                "CPG",
                "n",
                "CG",
                "\"${a}\" == \"1\"",
                "\"${b}\" == \"1\"",
                "\"${c}\" == \"1\"",
                "\"${d}\" == \"1\"",
                FALSE));

        assertThat(flows.states("n0", "n1", "p")).containsOnly("FINISHED");
        assertThat(flows.states("n2", "n3", "n4")).containsOnly("none");
    }

    @Test
    void case008NoConditionalBranchIsOpen() {
        flows.run(branches(aFlow("p").path("S", "CPG").path("CG", "E"), "CPG", "n", "CG", FALSE, FALSE));

        assertThat(flows.states("CPG", "n0", "n1", "CG", "p_E", "p"))
                .containsExactly("FAILED", "none", "none", "none", "none", "FAILED");
        assertThat(flows.exData("CPG")).isEqualTo("all conditions of branches are False");
    }

    @Test
    void case009TheDefaultOfAConditionalGateway() {
        flows.run(branches(aFlow("p").path("S", "CPG").path("CG", "E"), "CPG", "n", "CG", FALSE, FALSE, FALSE)
                .otherwise("CPG", "n1"));

        assertThat(flows.states("n0", "n1", "n2", "p")).containsExactly("none", "FINISHED", "none", "FINISHED");
    }

    @Test
    void case010TheBranchNotChosenHasNoState() {
        flows.run(withDebugNodes(
                aFlow("p")
                        .path("S", "a", "EG", "a1", "a2", "CG", "E")
                        .path("EG", "a3", "CG")
                        .condition("EG", "a1", TRUE)
                        .condition("EG", "a3", FALSE),
                "a",
                "a1",
                "a2",
                "a3"));

        assertThat(flows.states("a", "EG", "a1", "a2", "CG", "p")).containsOnly("FINISHED");
        assertThat(flows.state("a3")).isEqualTo("none");
    }

    @Test
    void case012AChoiceInABranchOfAnother() {
        var tree = aFlow("p").path("S", "EG1", "EG2").path("CG1", "CG2").path("CG2", "E");
        tree.condition("EG1", "EG2", TRUE);
        branches(tree, "EG1", "o", "CG2", FALSE, FALSE);
        branches(tree, "EG2", "i", "CG1", TRUE, FALSE);

        flows.run(tree);

        assertThat(flows.states("i0", "CG1", "CG2", "p")).containsOnly("FINISHED");
        assertThat(flows.states("i1", "o0", "o1")).containsOnly("none");
    }

    @Test
    void case013AChoiceByAVariable() {
        var tree = aFlow("p")
                .path("S", "EG")
                .path("CG", "E")
                .variable("${a}", plain(1L))
                .variable("${b}", plain(0L));
        flows.run(branches(tree, "EG", "n", "CG", "\"${b}\" == \"1\"", "\"${a}\" == \"1\"", "\"${d}\" == \"1\""));

        assertThat(flows.states("n0", "n1", "n2", "p")).containsExactly("none", "FINISHED", "none", "FINISHED");
    }

    private static Trees choosingBy(String condition) {
        var tree = aFlow("p")
                .path("S", "EG")
                .path("CG", "E")
                .variable("${text}", plain("abc"))
                .variable("${broken}", lazy("raise_variable", "x"));
        return branches(tree, "EG", "n", "CG", condition, TRUE);
    }

    @Test
    void case017AConditionThatCannotBeDecidedFailsItsGateway() {
        for (var condition : new String[] {"${text} < 1", "1 < ${text}", "${broken} == 1"}) {
            var again = new PackFlows().run(choosingBy(condition));

            assertThat(again.states("EG", "n0", "n1", "p")).containsExactly("FAILED", "none", "none", "FAILED");
            assertThat(again.exData("EG")).asString().isNotBlank();
        }
    }

    @Test
    void case017AConditionThatCannotBeReadIsRefusedAtTheStart() {
        var answer = flows.engine.runPipeline(choosingBy("1 ==").document(), RunOptions.defaults());

        assertThat(answer.code()).isEqualTo(Code.INVALID_PIPELINE);
        assertThat(answer.message()).contains("condition");
    }

    @Test
    void case020SubprocessesSideBySideAndOneBehind() {
        var tree = aFlow("p").path("S", "PG", "sub0", "sub5", "CG", "E");
        for (int i = 1; i < 5; i++) {
            tree.path("PG", "sub" + i, "CG");
        }
        for (int i = 0; i < 6; i++) {
            tree.subprocess("sub" + i, Map.of(), withDebugNodes(aLine("in" + i, "a" + i), "a" + i));
        }

        flows.run(tree);

        var children = flows.engine.getState("p").children();
        assertThat(children).hasSize(28);
        assertThat(children.values()).extracting(StateView::state).containsOnly("FINISHED");
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void case021ASubprocessInASubprocess() {
        var innermost = withDebugNodes(aLine("in2", "a"), "a");

        flows.run(aLine("p", "sub")
                .subprocess("sub", Map.of(), aLine("in", "subsub").subprocess("subsub", Map.of(), innermost)));

        assertThat(flows.states("a", "in2_E", "subsub", "in_E", "sub", "p_E", "p"))
                .containsOnly("FINISHED");
        assertThat(flows.inputs("sub")).isEmpty();
    }

    @Test
    void case022ThePresetOfSubprocessesIsSeenAtEveryDepthBelowTheRoot() {
        var inputs = Map.<String, Object>of("user", splice("${user}"), "password", splice("${password}"));
        var innermost = aLine("in2", "c").activity("c", "debug_node", inputs);
        var inner = aLine("in", "b", "subsub")
                .activity("b", "debug_node", inputs)
                .subprocess("subsub", Map.of(), innermost);

        flows.run(
                aLine("p", "a", "sub").activity("a", "debug_node", inputs).subprocess("sub", Map.of(), inner),
                RunOptions.defaults().withSubprocessContext(Map.of("${user}", "user00", "${password}", "password")));

        for (var node : new String[] {"b", "c"}) {
            assertThat(flows.inputs(node)).containsEntry("user", "user00").containsEntry("password", "password");
        }
        assertThat(flows.inputs("a")).containsEntry("user", "${user}");
    }

    @Test
    void case023AnExecutableEndEvent() {
        flows.run(withDebugNodes(aLine("p", "a"), "a").with("E", "type", "MyTestEndEvent"));

        assertThat(flows.states("p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case024AnExecutableEndEventThatRaises() {
        flows.run(withDebugNodes(aLine("p", "a"), "a").with("E", "type", "MyRaiseEndEvent"));

        assertThat(flows.states("a", "p_E", "p")).containsExactly("FINISHED", "FAILED", "FAILED");
        assertThat(flows.exData("p_E")).asString().contains("IllegalStateException");
    }

    private static Trees endingIn(String inner, String outer) {
        return aLine("p", "sub")
                .with("E", "type", outer)
                .subprocess(
                        "sub", Map.of(), withDebugNodes(aLine("in", "a"), "a").with("E", "type", inner));
    }

    @Test
    void case025ExecutableEndEventsInsideAndAroundASubprocess() {
        flows.run(endingIn("MyTestEndEvent", "MyTestEndEvent"));

        assertThat(flows.states("in_E", "sub", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case026AnEndEventInsideASubprocessThatRaises() {
        flows.run(endingIn("MyRaiseEndEvent", "MyTestEndEvent"));

        assertThat(flows.states("a", "in_E", "sub", "p_E", "p"))
                .containsExactly("FINISHED", "FAILED", "FAILED", "none", "FAILED");
    }

    @Test
    void case027AStartBehindTheStartEvent() {
        flows.run(
                aLine("p", "a").activity("a", "callback_node", Map.of()),
                RunOptions.defaults().withStartNodeId("a"));
        assertThat(flows.states("p_S", "a")).containsExactly("none", "RUNNING");

        flows.callback("a", Map.of());

        assertThat(flows.states("p_S", "a", "p")).containsExactly("none", "FINISHED", "FINISHED");
    }
}
