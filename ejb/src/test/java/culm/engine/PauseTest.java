package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.tree.Trees;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PauseTest {

    private final Flows flows = new Flows();

    /** Two waiting activities side by side, an echo behind each. */
    private static Trees sideBySide() {
        return aFlow("p")
                .path("S", "PG", "w1", "x1", "CG", "E")
                .path("PG", "w2", "x2", "CG")
                .activity("w1", "wait", Map.of())
                .activity("w2", "wait", Map.of())
                .activity("x1", "echo", Map.of())
                .activity("x2", "echo", Map.of());
    }

    private static Trees waitingLine() {
        return aLine("p", "w", "x").activity("w", "wait", Map.of()).activity("x", "echo", Map.of());
    }

    private Code callback(String node) {
        var code = flows.engine.callback(node, Map.of()).code();
        flows.engine.settle();
        return code;
    }

    private void accept(culm.api.ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        flows.engine.settle();
    }

    @Test
    void aPausedPipelineLetsRunningNodesEndAndEntersNoOther() {
        flows.run(sideBySide());

        accept(flows.engine.pausePipeline("p"));
        assertThat(callback("w1")).isEqualTo(Code.OK);

        assertThat(flows.states("p", "w1", "x1", "w2")).containsExactly("SUSPENDED", "FINISHED", "none", "RUNNING");
        assertThat(flows.waiting("p"))
                .filteredOn(waiting -> waiting.nodeId().equals("x1"))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.reason()).isEqualTo("PAUSED");
                    assertThat(waiting.pausedBy()).isEqualTo("p");
                });
    }

    @Test
    void aResumedPipelineGoesOnInEveryBranch() {
        flows.run(sideBySide());
        accept(flows.engine.pausePipeline("p"));
        callback("w1");
        callback("w2");

        accept(flows.engine.resumePipeline("p"));

        assertThat(flows.states("x1", "x2", "CG", "p")).containsOnly("FINISHED");
    }

    @Test
    void aPauseBeforeTheFirstStepHoldsAndResumeWorks() {
        flows.engine.runPipeline(waitingLine().document(), RunOptions.defaults());
        assertThat(flows.engine.pausePipeline("p").code()).isEqualTo(Code.OK);
        flows.engine.settle();
        assertThat(flows.states("p", "p_S")).containsExactly("SUSPENDED", "none");

        accept(flows.engine.resumePipeline("p"));

        assertThat(flows.states("p", "w")).containsExactly("RUNNING", "RUNNING");
    }

    @Test
    void aPauseWhileAComponentRunsStopsBehindIt() {
        flows.plugins.component("pausing", activity -> {
            assertThat(flows.engine.pausePipeline("p").code()).isEqualTo(Code.OK);
            return Answer.done();
        });

        flows.run(aLine("p", "a", "b").activity("a", "pausing", Map.of()).activity("b", "echo", Map.of()));

        assertThat(flows.states("p", "a", "b")).containsExactly("SUSPENDED", "FINISHED", "none");
    }

    @Test
    void aFailureUnderAPauseDoesNotEndThePause() {
        flows.plugins.component("pausing", activity -> {
            flows.engine.pausePipeline("p");
            return Answer.failed("boom");
        });
        flows.run(aLine("p", "a", "b").activity("a", "pausing", Map.of()).activity("b", "echo", Map.of()));
        assertThat(flows.states("p", "a")).containsExactly("SUSPENDED", "FAILED");

        accept(flows.engine.skipActivity("a"));
        assertThat(flows.states("p", "a", "b")).containsExactly("SUSPENDED", "FINISHED", "none");

        accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("p", "b")).containsExactly("FINISHED", "FINISHED");
    }

    @Test
    void aRetryUnderAPauseTakesEffectWhenThePipelineIsResumed() {
        flows.plugins.component("pausing", activity -> {
            if (activity.retry() == 0) {
                flows.engine.pausePipeline("p");
                return Answer.failed("boom");
            }
            return Answer.done();
        });
        flows.run(aLine("p", "a").activity("a", "pausing", Map.of()));

        accept(flows.engine.retryActivity("a"));
        assertThat(flows.states("p", "a")).containsExactly("SUSPENDED", "RUNNING");
        assertThat(flows.engine.getState("a").finishTime()).isNull();

        accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("p", "a")).containsExactly("FINISHED", "FINISHED");
    }

    @Test
    void pollsGoOnUnderAPause() {
        flows.plugins.component("poll", new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(Duration.ofSeconds(1));
            }
        });
        flows.run(aLine("p", "a", "b").activity("a", "poll", Map.of()).activity("b", "echo", Map.of()));
        accept(flows.engine.pausePipeline("p"));

        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.states("p", "a", "b")).containsExactly("SUSPENDED", "FINISHED", "none");
    }

    private Trees twoSubprocesses() {
        return aFlow("p")
                .path("S", "PG", "sub1", "CG", "E")
                .path("PG", "sub2", "CG")
                .subprocess(
                        "sub1",
                        Map.of(),
                        aLine("i1", "w1", "x1").activity("w1", "wait", Map.of()).activity("x1", "echo", Map.of()))
                .subprocess(
                        "sub2",
                        Map.of(),
                        aLine("i2", "w2", "x2").activity("w2", "wait", Map.of()).activity("x2", "echo", Map.of()));
    }

    @Test
    void aPausedSubprocessStopsInsideOnlyAndBlocksWhatIsAround() {
        flows.run(twoSubprocesses());
        accept(flows.engine.pausePipeline("sub1"));

        callback("w1");
        callback("w2");

        assertThat(flows.states("sub1", "x1", "sub2", "x2", "p"))
                .containsExactly("SUSPENDED", "none", "FINISHED", "FINISHED", "BLOCKED");
    }

    @Test
    void aFlowAroundAPausedSubprocessIsBlockedAndCannotBePaused() {
        var innermost = aLine("i2", "w").activity("w", "wait", Map.of());
        flows.run(aLine("p", "outer")
                .subprocess("outer", Map.of(), aLine("i1", "inner").subprocess("inner", Map.of(), innermost)));
        accept(flows.engine.pausePipeline("inner"));
        assertThat(flows.states("inner", "outer", "p")).containsExactly("SUSPENDED", "BLOCKED", "BLOCKED");

        assertThat(flows.engine.pausePipeline("outer").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.pausePipeline("p").code()).isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void bothResumesLetAPausedSubprocessGoOn() {
        for (var byNode : new boolean[] {true, false}) {
            var again = new PauseTest();
            again.flows.run(again.twoSubprocesses());
            again.accept(again.flows.engine.pausePipeline("sub1"));
            again.callback("w1");
            again.callback("w2");

            again.accept(
                    byNode ? again.flows.engine.resumeActivity("sub1") : again.flows.engine.resumePipeline("sub1"));

            assertThat(again.flows.states("sub1", "x1", "p")).containsOnly("FINISHED");
        }
    }

    @Test
    void aForkInsideAPausedSubprocessStaysPausedInEveryBranch() {
        flows.run(aLine("p", "sub")
                .subprocess(
                        "sub",
                        Map.of(),
                        aFlow("i")
                                .path("S", "w", "PG", "a", "CG", "E")
                                .path("PG", "b", "CG")
                                .activity("w", "wait", Map.of())
                                .activity("a", "echo", Map.of())
                                .activity("b", "echo", Map.of())));
        accept(flows.engine.pausePipeline("sub"));
        callback("w");
        assertThat(flows.states("w", "PG")).containsExactly("FINISHED", "none");

        accept(flows.engine.resumePipeline("sub"));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aNodeThatIsPausedAheadStopsTheFlowBeforeIt() {
        flows.run(waitingLine());
        accept(flows.engine.pauseActivity("x"));
        assertThat(flows.states("x", "p")).containsExactly("SUSPENDED", "RUNNING");
        assertThat(flows.engine.getPipeline("p").booked()).containsExactly("x");

        callback("w");

        assertThat(flows.states("x", "p", "p_E")).containsExactly("SUSPENDED", "BLOCKED", "none");
        accept(flows.engine.resumeActivity("x"));
        assertThat(flows.engine.getPipeline("p").booked()).isEmpty();
        assertThat(flows.states("x", "p")).containsExactly("FINISHED", "FINISHED");
        assertThat(flows.engine.getState("x").loop()).isEqualTo(1);
        assertThat(flows.engine.getActivityHistories("x")).isEmpty();
    }

    @Test
    void aPauseThatWasWithdrawnBeforeItsNodeIsReachedHasNoEffect() {
        flows.run(waitingLine());
        accept(flows.engine.pauseActivity("x"));

        accept(flows.engine.resumeActivity("x"));
        assertThat(flows.state("x")).isEqualTo("none");
        callback("w");

        assertThat(flows.states("x", "p")).containsOnly("FINISHED");
    }

    @Test
    void aPauseAheadOfANodeThatIsNeverReachedEndsWithTheRun() {
        flows.run(aFlow("p")
                .path("S", "w", "EG", "x", "CG", "E")
                .path("EG", "y", "CG")
                .condition("EG", "x", "1 == 2")
                .activity("w", "wait", Map.of())
                .activity("x", "echo", Map.of())
                .activity("y", "echo", Map.of()));
        accept(flows.engine.pauseActivity("x"));

        callback("w");

        assertThat(flows.states("p", "x", "y")).containsExactly("FINISHED", "none", "FINISHED");
    }

    @Test
    void aPauseAheadIsSeenByATokenThatIsOnItsWay() {
        flows.plugins.component("booking", activity -> {
            assertThat(flows.engine.pauseActivity("b").code()).isEqualTo(Code.OK);
            return Answer.done();
        });

        flows.run(aLine("p", "a", "b").activity("a", "booking", Map.of()).activity("b", "echo", Map.of()));

        assertThat(flows.states("a", "b", "p")).containsExactly("FINISHED", "SUSPENDED", "BLOCKED");
    }

    @Test
    void aPausedGatewayGoesOnWhenItIsResumed() {
        flows.run(aFlow("p")
                .path("S", "w", "PG", "a", "CG", "E")
                .path("PG", "b", "CG")
                .activity("w", "wait", Map.of())
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of()));
        accept(flows.engine.pauseActivity("CG"));
        callback("w");
        assertThat(flows.states("a", "b", "CG", "p")).containsExactly("FINISHED", "FINISHED", "SUSPENDED", "BLOCKED");

        accept(flows.engine.resumeActivity("CG"));

        assertThat(flows.states("CG", "p")).containsOnly("FINISHED");
    }

    @Test
    void aFrozenEngineRefusesCallsAndStartsNothing() {
        flows.run(sideBySide());
        flows.engine.freeze();

        assertThat(callback("w1")).isEqualTo(Code.FROZEN);
        assertThat(flows.engine.pausePipeline("p").code()).isEqualTo(Code.FROZEN);
        assertThat(flows.engine
                        .runPipeline(
                                aLine("q", "y").activity("y", "echo", Map.of()).document(), RunOptions.defaults())
                        .code())
                .isEqualTo(Code.FROZEN);
        assertThat(flows.state("w1")).isEqualTo("RUNNING");
    }

    @Test
    void anEngineThatFreezesWhileAComponentRunsLetsItEndAndGoesOnWhenUnfrozen() {
        flows.plugins.component("freezing", activity -> {
            flows.engine.freeze();
            return Answer.done();
        });
        flows.run(aLine("p", "a", "b").activity("a", "freezing", Map.of()).activity("b", "echo", Map.of()));
        assertThat(flows.states("a", "b")).containsExactly("FINISHED", "none");
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> assertThat(waiting.reason())
                .isEqualTo("FROZEN"));

        flows.engine.unfreeze();
        flows.engine.settle();

        assertThat(flows.states("b", "p")).containsOnly("FINISHED");
    }
}
