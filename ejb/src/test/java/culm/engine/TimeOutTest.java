package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.tree.Trees;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens to an activity that takes longer than its tree allows. */
class TimeOutTest {

    private final Flows flows = new Flows();
    private final AtomicInteger polls = new AtomicInteger();

    TimeOutTest() {
        flows.plugins.component("endless", new Component() {
            @Override
            public Answer execute(Activity activity) {
                activity.outputs().put("so", "far");
                return Answer.pollAfter(Duration.ofSeconds(3));
            }

            @Override
            public Answer poll(Activity activity) {
                polls.incrementAndGet();
                return Answer.pollAfter(Duration.ofSeconds(3));
            }
        });
    }

    private static Trees slow(String component, Object... rule) {
        var enabled = object(rule);
        enabled.put("enable", true);
        return aLine("p", "a", "b")
                .activity("a", component, Map.of())
                .with("a", "timeout_config", enabled)
                .activity("b", "echo", Map.of());
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private void accept(ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        flows.engine.settle();
    }

    @Test
    void whatPollsTooLongFailsAndKeepsItsOutputs() {
        flows.run(slow("endless", "seconds", 10L));

        flows.tick(seconds(9));
        assertThat(flows.states("a", "p")).containsOnly("RUNNING");
        flows.tick(seconds(1));

        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).isEqualTo("node execution timeout");
        assertThat(flows.outputs("a")).containsEntry("so", "far").containsEntry("_forced_failed", true);
        flows.tick(seconds(60));
        assertThat(polls).hasValue(3);
    }

    @Test
    void thePlainTimeoutOfATreeFailsTheNode() {
        flows.run(aLine("p", "a").activity("a", "wait", Map.of()).with("a", "timeout", 10L));

        flows.tick(seconds(10));

        assertThat(flows.states("a", "p")).containsOnly("FAILED");
        assertThat(flows.exData("a")).isEqualTo("node execution timeout");
    }

    @Test
    void aCallbackInTimeEndsTheWait() {
        flows.run(slow("wait", "seconds", 10L));
        flows.tick(seconds(5));

        accept(flows.engine.callback("a", "data"));
        flows.tick(seconds(60));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").timesOutAt()).isNull();
    }

    @Test
    void aCallbackThatComesTooLateIsRefused() {
        flows.run(slow("wait", "seconds", 10L));
        flows.tick(seconds(10));

        assertThat(flows.engine.callback("a", "data").code()).isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void theFlowGoesOnBehindANodeThatIsSkipped() {
        flows.run(slow("endless", "seconds", 10L, "action", "forced_fail_and_skip")
                .with("a", "skippable", false));

        flows.tick(seconds(10));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").skip()).isTrue();
        assertThat(flows.outputs("a")).containsEntry("_result", true).containsEntry("so", "far");
        assertThat(flows.engine.getActivityHistories("a"))
                .singleElement()
                .extracting("state", "exData")
                .containsExactly("FAILED", "node execution timeout");
    }

    @Test
    void onePassOfALoopIsSkipped() {
        flows.run(slow("endless", "seconds", 10L, "action", "forced_fail_and_skip")
                .with("a", "loop_config", object("enable", true, "loop_times", 2L, "skippable", true)));

        flows.tick(seconds(10));
        assertThat(flows.engine.getState("a").loop()).isEqualTo(2);
        flows.tick(seconds(10));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void whatIsOnlyToldOfGoesOn() {
        flows.run(slow("wait", "seconds", 10L, "action", "notify"));

        flows.tick(seconds(60));
        assertThat(flows.states("a", "p")).containsOnly("RUNNING");
        assertThat(flows.engine.getState("a").timesOutAt()).isNull();
        accept(flows.engine.callback("a", "data"));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aPollIsMadeOnTimeAfterItWasToldOf() {
        flows.run(slow("endless", "seconds", 10L, "action", "notify"));

        flows.tick(seconds(30));

        assertThat(polls).hasValue(10);
    }

    @Test
    void whatExecutesIsCancelledAndItsResultIsRefused() {
        flows.plugins.component("slow", new Component() {
            @Override
            public Answer execute(Activity activity) {
                flows.engine.tick(seconds(10));
                activity.outputs().put("interrupted", Thread.interrupted());
                return activity.cancelled() ? Answer.failed("cancelled") : Answer.done();
            }

            @Override
            public void cancel(Activity activity) {
                polls.incrementAndGet();
            }
        });

        flows.run(slow("slow", "seconds", 10L));

        assertThat(polls).hasValue(1);
        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).isEqualTo("node execution timeout");
        assertThat(flows.outputs("a")).doesNotContainKey("interrupted");
    }

    @Test
    void whatExecutesGoesOnWhenItIsOnlyToldOf() {
        flows.plugins.component("slow", activity -> {
            flows.engine.tick(seconds(10));
            return Answer.done();
        });

        flows.run(slow("slow", "seconds", 10L, "action", "notify"));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void whatHasTimedOutIsRetriedByTheRuleAndHasAllItsTimeAgain() {
        flows.run(slow("wait", "seconds", 10L)
                .with("a", "auto_retry", object("enable", true, "times", 1L, "interval", 5L)));
        flows.tick(seconds(10));
        assertThat(flows.state("a")).isEqualTo("FAILED");

        flows.tick(seconds(14));
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        assertThat(flows.engine.getState("a").timesOutAt()).isEqualTo("2026-05-01 12:00:25");
        flows.tick(seconds(1));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.engine.getState("a").retryAt()).isNull();
    }

    @Test
    void timeRunsOnInAPausedRunAndTheFlowGoesOnWhenItIsResumed() {
        flows.run(slow("endless", "seconds", 10L, "action", "forced_fail_and_skip"));
        accept(flows.engine.pausePipeline("p"));

        flows.tick(seconds(60));
        assertThat(flows.states("a", "b", "p")).containsExactly("FINISHED", "none", "SUSPENDED");

        accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aFrozenEngineEndsNothingBeforeItIsThawed() {
        flows.run(slow("wait", "seconds", 10L));
        flows.engine.freeze();
        flows.tick(seconds(60));
        assertThat(flows.state("a")).isEqualTo("RUNNING");

        flows.engine.unfreeze();
        flows.tick(Duration.ZERO);

        assertThat(flows.state("a")).isEqualTo("FAILED");
    }

    @Test
    void whatStillRunsInARevokedRunIsEndedAndNothingFollows() {
        flows.run(slow("endless", "seconds", 10L, "action", "forced_fail_and_skip"));
        accept(flows.engine.revokePipeline("p"));

        flows.tick(seconds(60));

        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "REVOKED");
        assertThat(polls).hasValue(3);
    }

    @Test
    void theStateAndTheWaitingReasonTellWhenItsTimeIsOver() {
        flows.run(slow("wait", "seconds", 10L));

        assertThat(flows.engine.getState("a").timesOutAt()).isEqualTo("2026-05-01 12:00:10");
        assertThat(flows.engine.getState("p", true).children().get("a")).isEqualTo(flows.engine.getState("a"));
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("CALLBACK");
            assertThat(waiting.timesOutAt()).hasToString("2026-05-01T12:00:10Z");
            assertThat(waiting.detail()).isEqualTo("waits for a callback; times out at 2026-05-01T12:00:10Z");
        });
    }
}
