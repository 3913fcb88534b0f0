package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.plugin.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest {

    private final Flows flows = new Flows();

    @Test
    void aFailedActivityStopsTheFlowAndShowsUpToTheRoot() {
        flows.run(aLine("p", "a", "b").activity("a", "fail", Map.of()).activity("b", "echo", Map.of()));

        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).isEqualTo("told to fail");
        assertThat(flows.outputs("a")).containsEntry("_result", false);
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("FAILED");
            assertThat(waiting.nodeId()).isEqualTo("a");
        });
    }

    @Test
    void anExceptionFailsTheActivityWithItsStackTraceAndKeepsTheOutputs() {
        flows.plugins.component("boom", activity -> {
            activity.outputs().put("before", "set");
            throw new IllegalStateException("boom");
        });

        flows.run(aLine("p", "a").activity("a", "boom", Map.of()));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("IllegalStateException: boom");
        assertThat(flows.outputs("a")).containsEntry("before", "set");
    }

    @Test
    void anErrorOfTheComponentsCodeIsItsNodesFailureToo() {
        flows.plugins.component("broken", activity -> {
            throw new NoClassDefFoundError("lib/Missing");
        });

        flows.run(aLine("p", "a").activity("a", "broken", Map.of()));

        assertThat(flows.exData("a")).asString().contains("lib/Missing");
    }

    @Test
    void anIgnorableFailureGoesOnAndItsOutputsAreSeen() {
        flows.run(aLine("p", "a", "b")
                .with("a", "error_ignorable", true)
                .variable("${reason}", fedBy("a", "ex_data"))
                .variable("${result}", fedBy("a", "_result"))
                .activity("a", "fail", Map.of())
                .activity("b", "echo", Map.of("reason", splice("${reason}"), "result", splice("${result}"))));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").errorIgnored()).isTrue();
        assertThat(flows.inputs("b")).containsEntry("reason", "told to fail").containsEntry("result", false);
    }

    @Test
    void anOutputThatIsNotJsonFailsTheActivityAndSaysWhich() {
        flows.plugins.component("odd", activity -> {
            activity.outputs().put("thread", Thread.currentThread());
            return Answer.done();
        });

        flows.run(aLine("p", "a").activity("a", "odd", Map.of()));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("java.lang.Thread").contains("/thread");
    }

    @Test
    void noAnswerCountsAsDone() {
        flows.plugins.component("silent", activity -> null);

        flows.run(aLine("p", "a").activity("a", "silent", Map.of()));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
    }

    @Test
    void aComponentThatWasUndeployedFailsItsNodeAndNamesItself() {
        var tree = aLine("p", "a", "b").activity("a", "echo", Map.of()).activity("b", "gone", Map.of());
        flows.plugins.component("gone", activity -> Answer.done());
        flows.engine.runPipeline(tree.document(), culm.api.RunOptions.defaults());
        flows.plugins.undeploy("gone");

        flows.engine.settle();

        assertThat(flows.state("b")).isEqualTo("FAILED");
        assertThat(flows.exData("b")).asString().contains("gone");
    }

    @Test
    void aLazyVariableThatThrowsFailsTheNodeThatReadsIt() {
        flows.plugins.lazyVariable("broken", (value, root) -> {
            throw new IllegalStateException("variable boom");
        });

        flows.run(aLine("p", "a")
                .variable("${bad}", lazy("broken", "x"))
                .activity("a", "echo", Map.of("x", splice("${bad}"))));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("${bad}").contains("variable boom");
        assertThat(flows.inputs("a")).isEqualTo(Map.of("x", "${bad}"));
    }

    @Test
    void variablesThatReferToEachOtherInACircleFailTheReader() {
        flows.run(aLine("p", "a")
                .variable("${x}", splice("${y}1"))
                .variable("${y}", splice("${x}2"))
                .activity("a", "echo", Map.of("x", splice("${x}"))));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("refers to itself");
    }

    @Test
    void strictTemplatesFailTheNodeAndNameWhatIsUnknown() {
        var strict = new Flows(settings -> settings.withStrictTemplates(true));

        strict.run(aLine("p", "a").activity("a", "echo", Map.of("x", splice("<${nobody}>"))));

        assertThat(strict.state("a")).isEqualTo("FAILED");
        assertThat(strict.exData("a")).asString().contains("nobody");
    }

    @Test
    void aBranchThatFailsLetsTheOthersGoOnToTheJoin() {
        flows.run(culm.tree.Trees.aFlow("p")
                .path("S", "PG", "bad", "CG", "E")
                .path("PG", "good", "CG")
                .activity("bad", "fail", Map.of())
                .activity("good", "echo", Map.of("l", plain(List.of()))));

        assertThat(flows.states("bad", "good", "CG", "p")).containsExactly("FAILED", "FINISHED", "none", "FAILED");
        assertThat(flows.waiting("p")).extracting("reason").containsExactlyInAnyOrder("CHILDREN", "FAILED");
    }
}
