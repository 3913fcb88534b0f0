package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.RunOptions;
import culm.plugin.Answer;
import culm.tree.AutoRetry;
import culm.tree.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens to an activity whose tree says that it is to be retried by itself. */
class AutoRetryTest {

    private static final String NOON = "2026-05-01 12:00:";

    private final Flows flows = new Flows();
    private final AtomicInteger calls = new AtomicInteger();
    private int failures = Integer.MAX_VALUE;

    AutoRetryTest() {
        flows.plugins.component("flaky", activity -> {
            activity.outputs().put("tried", activity.retry());
            return calls.incrementAndGet() > failures ? Answer.done() : Answer.failed("failure " + calls);
        });
    }

    private static Trees flaky(Object... rule) {
        var enabled = object(rule);
        enabled.put("enable", true);
        return aLine("p", "a", "b")
                .activity("a", "flaky", Map.of())
                .with("a", "auto_retry", enabled)
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
    void itIsRetriedAfterTheIntervalUntilItSucceeds() {
        failures = 2;
        flows.run(flaky("times", 3L, "interval", 10L));
        assertThat(flows.states("a", "p")).containsExactly("FAILED", "RUNNING");

        flows.tick(seconds(9));
        assertThat(calls).hasValue(1);
        flows.tick(seconds(1));
        assertThat(calls).hasValue(2);
        flows.tick(seconds(10));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.output("a", "tried")).isEqualTo(2L);
        assertThat(flows.engine.getActivityHistories("a"))
                .extracting("exData")
                .containsExactly("failure 1", "failure 2");
    }

    @Test
    void whenItsTimesAreUsedUpItWaitsForAnOperator() {
        flows.run(flaky("times", 2L, "interval", 1L));

        flows.tick(seconds(1_000));

        assertThat(calls).hasValue(3);
        var state = flows.engine.getState("a");
        assertThat(state.state()).isEqualTo("FAILED");
        assertThat(state.retry()).isEqualTo(2);
        assertThat(state.autoRetry()).isEqualTo(2);
        assertThat(state.autoRetryLimit()).isEqualTo(2);
        assertThat(state.retryAt()).isNull();
        assertThat(flows.waiting("p")).singleElement().extracting("reason").isEqualTo("FAILED");
    }

    @Test
    void aRunStandsFailedOnlyWhenNobodyButAnOperatorRetries() {
        flows.run(flaky("times", 1L, "interval", 5L));
        assertThat(listed()).containsExactly("RUNNING");
        assertThat(flows.engine.listErrorGroups(PipelineFilter.all())).isEmpty();

        flows.tick(seconds(5));

        assertThat(flows.state("p")).isEqualTo("FAILED");
        assertThat(listed()).containsExactly("FAILED");
        assertThat(flows.engine.listErrorGroups(PipelineFilter.all())).hasSize(1);
        accept(flows.engine.skipActivity("a"));
        assertThat(listed()).containsExactly("FINISHED");
        assertThat(flows.engine.listErrorGroups(PipelineFilter.all())).isEmpty();
    }

    private List<String> listed() {
        return flows.engine.listPipelines(PipelineQuery.of(PipelineFilter.all())).items().stream()
                .map(PipelineView::state)
                .toList();
    }

    @Test
    void anOperatorsRetryIsCountedApartAndGivesTheRuleNoMoreTimes() {
        flows.run(flaky("times", 1L, "interval", 1L));
        flows.tick(seconds(10));

        accept(flows.engine.retryActivity("a"));
        flows.tick(seconds(10));

        assertThat(calls).hasValue(3);
        assertThat(flows.engine.getState("a").retry()).isEqualTo(2);
        assertThat(flows.engine.getState("a").autoRetry()).isEqualTo(1);
    }

    @Test
    void eachIntervalIsLongerThanTheOneBeforeUpToAMaximum() {
        var rule = new AutoRetry(9, 10, 2, 35, 0);

        assertThat(rule.before(0, 1)).isEqualTo(seconds(10));
        assertThat(rule.before(1, 1)).isEqualTo(seconds(20));
        assertThat(rule.before(2, 1)).isEqualTo(seconds(35));
        assertThat(rule.before(1_000, 1)).isEqualTo(seconds(35));
    }

    @Test
    void jitterMakesAnIntervalLonger() {
        var rule = new AutoRetry(9, 10, 1, 60, 0.5);

        assertThat(rule.before(0, 0)).isEqualTo(seconds(10));
        assertThat(rule.before(0, 0.5)).isEqualTo(Duration.ofMillis(12_500));
        assertThat(rule.before(0, 1)).isEqualTo(seconds(15));
    }

    @Test
    void theStateAndTheWaitingReasonTellWhenItIsRetried() {
        flows.run(flaky("times", 3L, "interval", 10L));
        flows.tick(seconds(10));

        var nested = flows.engine.getState("p", true).children().get("a");
        assertThat(nested.retryAt()).isEqualTo(NOON + "20");
        assertThat(nested.autoRetry()).isEqualTo(1);
        assertThat(nested.autoRetryLimit()).isEqualTo(3);
        assertThat(flows.engine.getState("p").children().get("a")).isEqualTo(flows.engine.getState("a"));
        assertThat(flows.engine.getState("a").retryAt()).isEqualTo(NOON + "20");
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("RETRY");
            assertThat(waiting.due()).hasToString("2026-05-01T12:00:20Z");
            assertThat(waiting.detail()).contains("retries at 2026-05-01T12:00:20Z, 2 of 3");
        });
    }

    @Test
    void anIntervalOfZeroRetriesAtOnce() {
        failures = 1;

        flows.run(flaky("times", 1L));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void anOperatorsRetryReplacesTheOneThatIsDue() {
        failures = 1;
        flows.run(flaky("times", 3L, "interval", 10L));

        accept(flows.engine.retryActivity("a"));
        flows.tick(seconds(60));

        assertThat(calls).hasValue(2);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").autoRetry()).isZero();
        assertThat(flows.engine.getActivityHistories("a")).hasSize(1);
    }

    @Test
    void anOperatorsRetryThatFailsIsFollowedByTheRule() {
        flows.run(flaky("times", 3L, "interval", 10L));
        flows.tick(seconds(5));

        accept(flows.engine.retryActivity("a", Map.of("x", 1L)));
        flows.tick(seconds(9));
        assertThat(calls).hasValue(2);
        flows.tick(seconds(1));

        assertThat(calls).hasValue(3);
    }

    @Test
    void aSkippedNodeIsNotRetried() {
        flows.run(flaky("times", 3L, "interval", 10L));

        accept(flows.engine.skipActivity("a"));
        flows.tick(seconds(60));

        assertThat(calls).hasValue(1);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aRevokedRunRetriesNothingAndItsNodeStaysFailed() {
        flows.run(flaky("times", 3L, "interval", 10L));

        accept(flows.engine.revokePipeline("p"));
        flows.tick(seconds(60));

        assertThat(calls).hasValue(1);
        assertThat(flows.states("a", "p")).containsExactly("FAILED", "REVOKED");
    }

    @Test
    void aPausedRunRetriesWhenItIsResumed() {
        failures = 1;
        flows.run(flaky("times", 3L, "interval", 10L));
        accept(flows.engine.pausePipeline("p"));

        flows.tick(seconds(60));
        assertThat(calls).hasValue(1);
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("PAUSED");
            assertThat(waiting.detail()).contains("p is paused; retries at", "1 of 3");
        });

        accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aPausedSubprocessRetriesWhenItIsResumed() {
        failures = 1;
        var rule = object("enable", true, "times", 1L, "interval", 10L);
        flows.run(aLine("p", "sub")
                .subprocess(
                        "sub",
                        Map.of(),
                        aLine("i", "a").activity("a", "flaky", Map.of()).with("a", "auto_retry", rule)));
        assertThat(flows.states("a", "sub", "p")).containsExactly("FAILED", "RUNNING", "RUNNING");
        accept(flows.engine.pausePipeline("sub"));

        flows.tick(seconds(60));
        assertThat(calls).hasValue(1);

        accept(flows.engine.resumePipeline("sub"));
        assertThat(flows.states("a", "sub", "p")).containsOnly("FINISHED");
    }

    @Test
    void aFrozenEngineRetriesWhenItIsThawed() {
        failures = 1;
        flows.run(flaky("times", 3L, "interval", 10L));
        flows.engine.freeze();
        flows.tick(seconds(60));
        assertThat(calls).hasValue(1);

        flows.engine.unfreeze();
        flows.tick(Duration.ZERO);

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void whatAnOperatorForcedToFailIsNotRetried() {
        flows.run(aLine("p", "a")
                .activity("a", "wait", Map.of())
                .with("a", "auto_retry", object("enable", true, "times", 3L)));

        accept(flows.engine.forcedFail("a", "enough"));
        flows.tick(seconds(60));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.engine.getState("a").retry()).isZero();
    }

    @Test
    void anIgnoredFailureIsNotRetried() {
        flows.run(flaky("times", 3L).with("a", "error_ignorable", true));

        assertThat(calls).hasValue(1);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void theRuleHoldsForANodeThatOperatorsMayNotRetry() {
        failures = 1;

        flows.run(flaky("times", 3L).with("a", "retryable", false));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void eachPassOfALoopHasAllItsTimes() {
        flows.plugins.component(
                "odd", activity -> calls.incrementAndGet() % 2 == 1 ? Answer.failed("odd") : Answer.done());
        flows.run(aLine("p", "a")
                .activity("a", "odd", Map.of())
                .with("a", "auto_retry", object("enable", true, "times", 1L, "interval", 5L))
                .with("a", "loop_config", object("enable", true, "loop_times", 3L, "retryable", true)));

        flows.tick(seconds(60));

        assertThat(calls).hasValue(6);
        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").retry()).isEqualTo(3);
        assertThat(flows.engine.getState("a").autoRetry()).isEqualTo(1);
    }

    @Test
    void whatItsInputsMakeImpossibleIsRetriedToo() {
        var strict = new Flows(settings -> settings.withStrictTemplates(true));
        strict.run(aLine("p", "a")
                .activity("a", "echo", Map.of("x", splice("${unknown}")))
                .with("a", "auto_retry", object("enable", true, "times", 2L, "interval", 5L)));

        strict.tick(seconds(60));

        assertThat(strict.state("a")).isEqualTo("FAILED");
        assertThat(strict.engine.getState("a").autoRetry()).isEqualTo(2);
    }

    @Test
    void aNodeThatHasRunTooOftenIsNotRetried() {
        var limited = new Flows(settings -> settings.withRerunLimit(2));
        limited.run(aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .condition("EG", "a", "1 == 1")
                .condition("EG", "E", "1 == 2")
                .activity("a", "echo", Map.of("x", plain(1L)))
                .with("a", "auto_retry", object("enable", true, "times", 3L)));

        assertThat(limited.state("a")).isEqualTo("FAILED");
        assertThat(limited.engine.getState("a").retry()).isZero();
    }

    @Test
    void whatALostServerLeftBehindIsRetried() {
        flows.plugins.component("deadly", activity -> {
            if (calls.incrementAndGet() == 1) {
                throw new Death();
            }
            return Answer.done();
        });
        var tree = flaky("times", 1L, "interval", 5L).activity("a", "deadly", Map.of());
        flows.engine.runPipeline(tree.document(), RunOptions.defaults());
        assertThatThrownBy(flows.engine::settle).isInstanceOf(Death.class);

        flows.tick(seconds(60));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").autoRetry()).isEqualTo(1);
    }

    /** What no catch in the engine is meant for. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
