package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Patience;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionalTest {

    private final Scripted plugins = new Scripted();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final List<String> calls = new ArrayList<>();
    private WatchedTransactions transactions;
    private final MemoryCluster cluster = new MemoryCluster(
            plugins, clock, FlowListener.NONE, store -> transactions = new WatchedTransactions(store), Patience.NONE);
    private final Engine engine = cluster.server("one");

    private Answer called(Activity activity) {
        assertThat(transactions.open).isEqualTo(1);
        calls.add(activity.nodeId());
        activity.outputs().putAll(activity.inputs());
        return Answer.done();
    }

    private void transactional(String code, Component component) {
        plugins.component(code, component).transactional(code);
    }

    private void run(Trees tree) {
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);
        transactions.commits = 0;
        cluster.moveAll(engine);
    }

    private String state(String id) {
        return engine.getState(id, false).state();
    }

    @Test
    void activitiesInARowShareOneCommit() {
        transactional("work", this::called);

        run(aLine("p", "a", "b", "c")
                .variable("${x}", Trees.fedBy("a", "said"))
                .activity("a", "work", Map.of("said", Trees.plain("hello")))
                .activity("b", "work", Map.of("heard", Trees.splice("${x} there")))
                .activity("c", "work", Map.of())
                .publishes("${x}"));

        assertThat(transactions.commits)
                .as("the step to the first activity, all activities")
                .isEqualTo(2);
        assertThat(calls).containsExactly("a", "b", "c");
        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("b").outputs()).containsEntry("heard", "hello there");
        assertThat(engine.getInputs("b")).containsEntry("heard", "hello there");
        assertThat(engine.getOutputs("p").outputs()).containsEntry("${x}", "hello");
    }

    @Test
    void theTransactionEndsBeforeAComponentOfTheOtherKind() {
        transactional("work", this::called);
        plugins.component("plain", activity -> {
            assertThat(transactions.open).isZero();
            assertThat(state("a")).isEqualTo("FINISHED");
            return Answer.done();
        });

        run(aLine("p", "a", "b", "c")
                .activity("a", "work", Map.of())
                .activity("b", "plain", Map.of())
                .activity("c", "work", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "c");
    }

    @Test
    void aFailureUndoesWhatWasNotCommittedAndTheRestIsDoneAgain() {
        transactional("work", this::called);
        transactional("failing", activity -> {
            called(activity);
            return Answer.failed("no");
        });

        run(aLine("p", "a", "b", "c")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "failing", Map.of()));

        assertThat(calls).containsExactly("a", "b", "c", "a", "b", "c");
        assertThat(state("a")).isEqualTo("FINISHED");
        assertThat(state("b")).isEqualTo("FINISHED");
        assertThat(state("c")).isEqualTo("FAILED");
        assertThat(engine.getOutputs("c").exData()).isEqualTo("no");
        assertThat(engine.getActivityHistories("a")).isEmpty();
    }

    @Test
    void anIgnoredFailureIsUndoneAndTheFlowGoesOn() {
        transactional("work", this::called);
        transactional("failing", activity -> Answer.failed("no"));

        run(aLine("p", "a", "b")
                .activity("a", "failing", Map.of())
                .with("a", "error_ignorable", true)
                .activity("b", "work", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("b");
    }

    @Test
    void aNodeWhoseTransactionCannotBeCommittedFails() {
        transactional("work", activity -> {
            transactions.refusal =
                    activity.nodeId().equals("b") ? new IllegalStateException("a row of that name exists") : null;
            return called(activity);
        });

        run(aLine("p", "a", "b").activity("a", "work", Map.of()).activity("b", "work", Map.of()));

        assertThat(state("a")).isEqualTo("FINISHED");
        assertThat(state("b")).isEqualTo("FAILED");
        assertThat(engine.getOutputs("b").exData()).asString().contains("a row of that name exists");
    }

    @Test
    void aLoopWithinOneTransactionKeepsItsHistory() {
        transactional("count", activity -> {
            activity.outputs().put("i", activity.loop());
            return called(activity);
        });

        run(aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .variable("${i}", Trees.fedBy("a", "i"))
                .condition("EG", "a", "${i} < 3")
                .condition("EG", "E", "${i} >= 3")
                .activity("a", "count", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(engine.getState("a", false).loop()).isEqualTo(3);
        assertThat(engine.getActivityHistories("a")).hasSize(2);
    }

    @Test
    void branchesOfTransactionalActivitiesJoin() {
        transactional("work", this::called);

        run(aFlow("p")
                .path("S", "PG", "a", "b", "CG", "z", "E")
                .path("PG", "c", "CG")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of())
                .activity("z", "work", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactlyInAnyOrder("a", "b", "c", "z");
    }

    @Test
    void pollsAndCallbacksAreCalledInTransactionsToo() {
        transactional("polled", new Component() {
            @Override
            public Answer execute(Activity activity) {
                called(activity);
                return Answer.pollAfter(Duration.ZERO);
            }

            @Override
            public Answer poll(Activity activity) {
                called(activity);
                return Answer.awaitCallback();
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                activity.outputs().put("told", data);
                return called(activity);
            }
        });

        run(aLine("p", "a").activity("a", "polled", Map.of()));
        engine.wakeDue(10);
        cluster.moveAll(engine);
        engine.callback("a", "hello", null, null);
        cluster.moveAll(engine);

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "a", "a");
        assertThat(engine.getOutputs("a").outputs()).containsEntry("told", "hello");
    }

    @Test
    void aSharedTransactionEndsWithTheTimeSlice() {
        transactional("slow", activity -> {
            clock.tick(Duration.ofMillis(200));
            return called(activity);
        });

        run(aLine("p", "a", "b", "c", "d")
                .activity("a", "slow", Map.of())
                .activity("b", "slow", Map.of())
                .activity("c", "slow", Map.of())
                .activity("d", "slow", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "b", "c", "d");
        assertThat(transactions.commits).isGreaterThan(4);
    }
}
