package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RescueTest {

    private final Flows flows = new Flows();

    RescueTest() {
        flows.plugins.component("needs", activity -> {
            activity.outputs().put("tried", activity.retry());
            return activity.inputs().get("ok") == Boolean.TRUE ? Answer.done() : Answer.failed("not ok");
        });
    }

    private void accept(ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        flows.engine.settle();
    }

    @Test
    void aRetryWithInputsReplacesThemLiterally() {
        flows.run(aLine("p", "a")
                .variable("${v}", plain(5L))
                .activity("a", "needs", Map.of("x", splice("${v}"), "ok", plain(false))));

        accept(flows.engine.retryActivity("a", Map.of("ok", true, "text", "${v}")));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.inputs("a")).isEqualTo(Map.of("ok", true, "text", "${v}", "_loop", 0L, "_inner_loop", 0L));
        assertThat(flows.engine.getState("a").retry()).isEqualTo(1);
    }

    @Test
    void theFailedAttemptIsKeptAsHistoryAndTheNewOneHasItsOwnVersion() {
        flows.run(aLine("p", "a").activity("a", "needs", Map.of("ok", plain(false))));
        var version = flows.engine.getState("a").version();

        accept(flows.engine.retryActivity("a"));
        accept(flows.engine.retryActivity("a", Map.of("ok", true)));

        var histories = flows.engine.getActivityHistories("a");
        assertThat(histories).extracting("retry").containsExactly(0, 1);
        assertThat(histories).extracting("exData").containsOnly("not ok");
        assertThat(histories).extracting("state").containsOnly("FAILED");
        assertThat(histories.get(0).version()).isEqualTo(version);
        assertThat(flows.engine.getState("a").version()).isNotEqualTo(version);
        assertThat(flows.outputs("a")).containsEntry("tried", 2L);
        assertThat(flows.exData("a")).isNull();
    }

    @Test
    void aRetryWithoutInputsRendersThemWithTheContextOfNow() {
        var answers = new AtomicInteger();
        flows.plugins.lazyVariable("count", (value, root) -> answers.incrementAndGet());
        flows.run(aLine("p", "a")
                .variable("${n}", lazy("count", ""))
                .activity("a", "needs", Map.of("n", splice("${n}"), "ok", plain(false))));
        assertThat(flows.inputs("a")).containsEntry("n", 1L);

        accept(flows.engine.retryActivity("a", Map.of()));

        assertThat(flows.inputs("a")).containsEntry("n", 2L);
    }

    @Test
    void aGatewayThatFailedCanBeRetried() {
        var now = new AtomicReference<Object>(1L);
        flows.plugins.lazyVariable("now", (value, root) -> now.get());
        flows.run(aFlow("p")
                .path("S", "EG", "a", "CG", "E")
                .path("EG", "b", "CG")
                .variable("${n}", lazy("now", ""))
                .condition("EG", "a", "${n} == 2")
                .condition("EG", "b", "${n} == 3")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of()));
        assertThat(flows.state("EG")).isEqualTo("FAILED");

        now.set(3L);
        accept(flows.engine.retryActivity("EG"));

        assertThat(flows.states("EG", "a", "b", "p")).containsExactly("FINISHED", "none", "FINISHED", "FINISHED");
    }

    @Test
    void anEndEventThatFailedCanBeRetried() {
        var calls = new AtomicInteger();
        flows.plugins.endEvent("Second", (inSubprocess, root, pipeline) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        flows.run(aLine("p", "a").with("E", "type", "Second").activity("a", "echo", Map.of()));

        accept(flows.engine.retryActivity("p_E"));

        assertThat(flows.states("p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void aSubprocessThatFailedOnEntryCanBeRetried() {
        var broken = new AtomicReference<>(true);
        flows.plugins.lazyVariable("maybe", (value, root) -> {
            if (broken.get()) {
                throw new IllegalStateException("variable boom");
            }
            return "fine";
        });
        flows.run(aLine("p", "sub")
                .subprocess(
                        "sub",
                        Map.of("${v}", lazy("maybe", "")),
                        aLine("i", "x")
                                .variable("${v}", plain(""))
                                .activity("x", "echo", Map.of("v", splice("${v}")))));
        accept(flows.engine.retryActivity("sub"));
        assertThat(flows.states("sub", "p")).containsOnly("FAILED");

        broken.set(false);
        accept(flows.engine.retryActivity("sub"));

        assertThat(flows.states("sub", "p")).containsOnly("FINISHED");
        assertThat(flows.inputs("x")).containsEntry("v", "fine");
        assertThat(flows.engine.getActivityHistories("sub")).hasSize(2);
    }

    @Test
    void aSkippedNodeCountsAsFinishedAndTookNoTime() {
        flows.run(aLine("p", "a", "b")
                .variable("${tried}", fedBy("a", "tried"))
                .activity("a", "needs", Map.of())
                .activity("b", "echo", Map.of("tried", splice("${tried}"))));

        accept(flows.engine.skipActivity("a"));

        var state = flows.engine.getState("a");
        assertThat(state.skip()).isTrue();
        assertThat(state.startTime()).isEqualTo(state.finishTime());
        assertThat(flows.outputs("a")).containsEntry("_result", true);
        assertThat(flows.exData("a")).isNull();
        assertThat(flows.inputs("b")).containsEntry("tried", 0L);
        assertThat(flows.engine.getActivityHistories("a")).singleElement().satisfies(attempt -> {
            assertThat(attempt.skip()).isFalse();
            assertThat(attempt.exData()).isEqualTo("not ok");
        });
    }

    @Test
    void aSkipTellsWhichOutputsNobodyGave() {
        var tree = aLine("p", "a", "b")
                .variable("${x}", fedBy("a", "x"))
                .variable("${y}", fedBy("a", "y"))
                .activity("a", "fail", Map.of())
                .activity("b", "echo", Map.of("x", splice("${x}"), "y", splice("${y}")));
        flows.run(tree);

        var answer = flows.engine.skipActivity("a", Map.of("x", 7L));
        flows.engine.settle();

        assertThat(answer.extra()).containsEntry("missing_outputs", List.of("y"));
        assertThat(flows.inputs("b")).containsEntry("x", 7L).containsEntry("y", "${y}");
    }

    @Test
    void aFailedExclusiveGatewayIsSentAlongAnyOfItsFlows() {
        var tree = aFlow("p")
                .path("S", "EG", "a", "CG", "E")
                .path("EG", "b", "CG")
                .condition("EG", "a", "1 == 2")
                .condition("EG", "b", "1 == 2")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of());
        flows.run(tree);

        assertThat(flows.engine.skipExclusiveGateway("EG", "no-such-flow").code())
                .isEqualTo(Code.UNKNOWN_FLOW);
        accept(flows.engine.skipExclusiveGateway("EG", tree.flow("EG", "b")));

        assertThat(flows.states("EG", "a", "b", "p")).containsExactly("FINISHED", "none", "FINISHED", "FINISHED");
        assertThat(flows.engine.getState("EG").skip()).isTrue();
    }

    @Test
    void chosenBranchesOfAFailedConditionalGatewayRunAndConverge() {
        var tree = aFlow("p")
                .path("S", "CPG", "a", "CG", "E")
                .path("CPG", "b", "CG")
                .path("CPG", "c", "CG")
                .condition("CPG", "a", "1 == 2")
                .condition("CPG", "b", "1 == 2")
                .condition("CPG", "c", "1 == 2")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of())
                .activity("c", "echo", Map.of());
        flows.run(tree);
        var flowA = tree.flow("CPG", "a");
        var flowC = tree.flow("CPG", "c");

        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", List.of(), null)
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", List.of(flowA, flowA), null)
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", List.of(flowA), "EG")
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        accept(flows.engine.skipConditionalParallelGateway("CPG", List.of(flowC, flowA), "CG"));

        assertThat(flows.states("a", "b", "c", "CG", "p"))
                .containsExactly("FINISHED", "none", "FINISHED", "FINISHED", "FINISHED");
    }

    @Test
    void whatAComponentReturnsAfterItWasForcedToFailIsDropped() {
        var calls = new AtomicInteger();
        flows.plugins.component("stubborn", activity -> {
            if (calls.incrementAndGet() == 1) {
                activity.outputs().put("late", true);
                assertThat(flows.engine.forcedFail("a", "by hand").code()).isEqualTo(Code.OK);
                assertThat(activity.cancelled()).isTrue();
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
            return Answer.done();
        });

        flows.run(aLine("p", "a", "b").activity("a", "stubborn", Map.of()).activity("b", "echo", Map.of()));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).isEqualTo("by hand");
        assertThat(flows.outputs("a")).containsEntry("_forced_failed", true).doesNotContainKey("late");

        accept(flows.engine.retryActivity("a"));
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.outputs("a")).doesNotContainKey("_forced_failed");
    }

    @Test
    void aComponentIsToldThatItIsCancelled() {
        var told = new AtomicReference<String>();
        flows.plugins.component("told", new Component() {
            @Override
            public Answer execute(Activity activity) {
                flows.engine.forcedFail("a", "");
                return Answer.done();
            }

            @Override
            public void cancel(Activity activity) {
                told.set(activity.nodeId());
            }
        });

        flows.run(aLine("p", "a").activity("a", "told", Map.of()));

        assertThat(told).hasValue("a");
    }

    @Test
    void aForcedFailKeepsTheOutputsOfAWaitingNodeAndStopsItsPolls() {
        flows.plugins.component("poll", new Component() {
            @Override
            public Answer execute(Activity activity) {
                activity.outputs().put("began", true);
                return Answer.pollAfter(Duration.ofSeconds(1));
            }
        });
        flows.run(aLine("p", "a").activity("a", "poll", Map.of()));

        accept(flows.engine.forcedFail("a", Map.of("why", "stuck")));
        flows.tick(Duration.ofSeconds(5));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).isEqualTo(Map.of("why", "stuck"));
        assertThat(flows.outputs("a")).containsEntry("began", true).containsEntry("_forced_failed", true);
    }

    @Test
    void aRetryOverTheRerunLimitIsRefused() {
        var limited = new Flows(settings -> settings.withRerunLimit(2));
        limited.run(aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .variable("${i}", object("type", "plain", "value", null, "source_act", "a", "source_key", "_loop"))
                .condition("EG", "a", "1 == 1")
                .condition("EG", "E", "1 == 2")
                .activity("a", "echo", Map.of()));

        var answer = limited.engine.retryActivity("a");

        assertThat(answer.code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(answer.message()).isEqualTo("rerun times exceed max limit: 2, can not retry");
    }

    @Test
    void argumentsThatAreNotJsonAreRefused() {
        flows.run(aLine("p", "a").activity("a", "fail", Map.of()));

        assertThat(flows.engine.retryActivity("a", Map.of("x", new Object())).code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine.skipActivity("a", Map.of("x", new Object())).code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine.forcedFail("a", new Object()).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine.getActivityHistories("a")).isEmpty();
    }
}
