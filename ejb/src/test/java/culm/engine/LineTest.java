package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.plugin.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {

    private final Flows flows = new Flows();

    @Test
    void activitiesRunInTheOrderOfTheFlow() {
        var order = new ArrayList<String>();
        flows.plugins.component("note", activity -> {
            order.add(activity.nodeId());
            return Answer.done();
        });

        flows.run(aLine("p", "a", "b", "c")
                .activity("a", "note", Map.of())
                .activity("b", "note", Map.of())
                .activity("c", "note", Map.of()));

        assertThat(order).containsExactly("a", "b", "c");
        assertThat(flows.states("p", "p_S", "a", "b", "c", "p_E")).containsOnly("FINISHED");
    }

    @Test
    void nothingRunsBeforeSomebodyMovesTheToken() {
        flows.engine.runPipeline(aLine("p", "a").activity("a", "echo", Map.of()).document(), RunOptions.defaults());

        assertThat(flows.states("p", "a")).containsExactly("RUNNING", "none");
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> assertThat(waiting.reason())
                .isEqualTo("QUEUED"));
    }

    @Test
    void anOutputFeedsTheInputOfALaterActivity() {
        flows.run(aLine("p", "a", "b")
                .variable("${city}", fedBy("a", "city"))
                .activity("a", "echo", Map.of("city", plain("Delft")))
                .activity("b", "echo", Map.of("text", splice("weather of ${city}"))));

        assertThat(flows.inputs("b")).containsEntry("text", "weather of Delft");
    }

    @Test
    void loopNumbersCountFromZeroAndResultIsTrue() {
        flows.run(aLine("p", "a").activity("a", "echo", Map.of("x", plain(1))));

        assertThat(flows.inputs("a")).isEqualTo(Map.of("x", 1, "_loop", 0L, "_inner_loop", 0L));
        assertThat(flows.outputs("a"))
                .containsEntry("_result", true)
                .containsEntry("_loop", 0L)
                .containsEntry("_inner_loop", 0L);
    }

    @Test
    void thePipelinePublishesItsOutputsAtTheEnd() {
        flows.run(aLine("p", "a")
                .variable("${v}", fedBy("a", "v"))
                .publishes("${v}", "${missing}")
                .activity("a", "echo", Map.of("v", plain(List.of(1L, 2L)))));

        assertThat(flows.outputs("p")).isEqualTo(Map.of("${v}", List.of(1L, 2L), "${missing}", "${missing}"));
    }

    @Test
    void aMissingOutputLeavesTheVariableAsItWas() {
        flows.run(aLine("p", "a", "b")
                .variable("${o}", fedBy("a", "not_there"))
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of("o", splice("${o}"))));

        assertThat(flows.inputs("b")).containsEntry("o", "${o}");
    }

    @Test
    void aComponentSeesRootDataAndTheVariablesOfItsFlow() {
        flows.plugins.component("parent", activity -> {
            activity.outputs().putAll(activity.parent());
            return Answer.done();
        });

        flows.run(
                aLine("p", "a").variable("${x}", plain(5L)).activity("a", "parent", Map.of()),
                RunOptions.defaults().withRootData(Map.of("who", "me")));

        assertThat(flows.outputs("a")).containsEntry("who", "me").containsEntry("x", 5L);
    }

    @Test
    void theContextOfTheRunGivesVariablesThatTheTreeDoesNotDeclare() {
        flows.run(
                aLine("p", "a")
                        .variable("${own}", plain("tree"))
                        .activity("a", "echo", Map.of("x", splice("${given}"), "y", splice("${own}"))),
                RunOptions.defaults().withContext(Map.of("${given}", 7L, "${own}", "context")));

        assertThat(flows.inputs("a")).containsEntry("x", 7L).containsEntry("y", "tree");
    }

    @Test
    void variablesThatNameOneAnotherTwiceCostNoMoreThanOneEach() {
        var tree = aLine("p", "a").variable("${v0}", plain("")).activity("a", "echo", Map.of("x", splice("${v60}")));
        for (int i = 1; i <= 60; i++) {
            tree.variable("${v" + i + "}", splice("${v" + (i - 1) + "}${v" + (i - 1) + "}"));
        }

        flows.run(tree);

        assertThat(flows.inputs("a")).containsEntry("x", "");
    }

    @Test
    void startsAtANodeInTheMiddle() {
        flows.run(
                aLine("p", "a", "b").activity("a", "echo", Map.of()).activity("b", "echo", Map.of()),
                RunOptions.defaults().withStartNodeId("b"));

        assertThat(flows.states("p_S", "a", "b", "p")).containsExactly("none", "none", "FINISHED", "FINISHED");
    }

    @Test
    void tenThousandActivitiesAreNoDifferent() {
        var names = IntStream.range(0, 10_000).mapToObj(i -> "n" + i).toArray(String[]::new);
        var tree = aLine("p", names).variable("${v}", fedBy("n0", "v"));
        for (var name : names) {
            tree.activity(name, "echo", Map.of("v", plain(1L)));
        }

        flows.run(tree);

        assertThat(flows.states("p", "n9999")).containsOnly("FINISHED");
    }

    @Test
    void preRenderedVariablesAreFixedAtTheStart() {
        var data = aFlow("p")
                .path("S", "a", "b", "E")
                .variable(
                        "${w}",
                        Map.of(
                                "type",
                                "plain",
                                "value",
                                "initial",
                                "source_act",
                                List.of(Map.of("source_act", "a", "source_key", "x")),
                                "need_initialization",
                                true))
                .variable("${fixed}", splice("[${w}]"))
                .variable("${free}", splice("[${w}]"))
                .activity("a", "echo", Map.of("x", plain("later")))
                .activity("b", "echo", Map.of("fixed", splice("${fixed}"), "free", splice("${free}")));
        culm.tree.Trees.set(data.document(), "/data/pre_render_keys", List.of("${fixed}"));

        flows.run(data);

        assertThat(flows.inputs("b")).containsEntry("fixed", "[initial]").containsEntry("free", "[later]");
    }
}
