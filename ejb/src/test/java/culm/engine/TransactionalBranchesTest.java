package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.node.Limit;
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

/** Branches that begin in a transaction of components. */
class TransactionalBranchesTest {

    private final Scripted plugins = new Scripted();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final List<String> calls = new ArrayList<>();
    private WatchedTransactions transactions;
    private final MemoryCluster cluster = new MemoryCluster(
            plugins, clock, FlowListener.NONE, store -> transactions = new WatchedTransactions(store), Patience.NONE);
    private final Engine engine = cluster.server("one");

    TransactionalBranchesTest() {
        transactional("work", this::called);
    }

    private Answer called(Activity activity) {
        assertThat(transactions.open).isEqualTo(1);
        calls.add(activity.nodeId());
        activity.outputs().putAll(activity.inputs());
        return Answer.done();
    }

    private void transactional(String code, Component component) {
        plugins.component(code, component).transactional(code);
    }

    /** Returns how many transactions that took behind the start. */
    private int run(Trees tree) {
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);
        transactions.commits = 0;
        cluster.moveAll(engine);
        return transactions.commits;
    }

    /** An activity, a fork of two activities, and one behind the join. */
    private static Trees aFork(String left, String right) {
        return aFlow("p")
                .path("S", "a", "PG", "b", "CG", "z", "E")
                .path("PG", "c", "CG")
                .activity("a", "work", Map.of())
                .activity("b", left, Map.of())
                .activity("c", right, Map.of())
                .activity("z", "work", Map.of());
    }

    private String state(String id) {
        return engine.getState(id, false).state();
    }

    @Test
    void branchesShareTheCommitOfWhatIsBeforeAndBehindThem() {
        var commits = run(aFork("work", "work"));

        assertThat(commits).as("the step to the first activity, all activities").isEqualTo(2);
        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "b", "c", "z");
    }

    @Test
    void branchesWithinBranchesShareItToo() {
        var commits = run(aFlow("p")
                .path("S", "a", "PG", "PG2", "b", "CG2", "CG", "z", "E")
                .path("PG2", "c", "CG2")
                .path("PG", "d", "CG")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of())
                .activity("d", "work", Map.of())
                .activity("z", "work", Map.of()));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "b", "c", "d", "z");
        assertThat(commits).isEqualTo(2);
    }

    @Test
    void aBranchSeesWhatWasWrittenBeforeItAndNotWhatItsNeighbourWrites() {
        var commits = run(aFork("work", "work")
                .variable(
                        "${v}",
                        object(
                                "type",
                                "plain",
                                "source_act",
                                list(
                                        object("source_act", "a", "source_key", "v"),
                                        object("source_act", "b", "source_key", "v"))))
                .activity("a", "work", Map.of("v", plain("before")))
                .activity("b", "work", Map.of("saw", splice("${v}"), "v", plain("left")))
                .activity("c", "work", Map.of("saw", splice("${v}")))
                .activity("z", "work", Map.of("saw", splice("${v}"))));

        assertThat(commits).isEqualTo(2);
        assertThat(engine.getInputs("b")).containsEntry("saw", "before");
        assertThat(engine.getInputs("c")).containsEntry("saw", "before");
        assertThat(engine.getInputs("z")).containsEntry("saw", "left");
    }

    @Test
    void whatABranchWroteIsKeptUntilTheOtherJoins() {
        plugins.component("plain", activity -> Answer.awaitCallback());
        run(aFork("work", "plain")
                .variable("${v}", fedBy("b", "v"))
                .activity("b", "work", Map.of("v", plain("left")))
                .activity("z", "work", Map.of("saw", splice("${v}"))));
        assertThat(List.of(state("b"), state("c"))).containsExactly("FINISHED", "RUNNING");

        engine.callback("c", "go on", null, null);
        cluster.moveAll(engine);

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(engine.getInputs("z")).containsEntry("saw", "left");
    }

    @Test
    void aBranchThatFailsStandsFailedBesideThoseThatHaveEnded() {
        transactional("failing", activity -> {
            called(activity);
            return activity.retry() == 0 ? Answer.failed("no") : Answer.done();
        });

        run(aFork("work", "failing"));

        assertThat(calls).containsExactly("a", "b", "c", "a", "b", "c");
        assertThat(List.of(state("b"), state("c"), state("p"))).containsExactly("FINISHED", "FAILED", "FAILED");
        assertThat(engine.getActivityHistories("b")).isEmpty();

        engine.retryActivity("c", Map.of());
        cluster.moveAll(engine);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatCannotBeCommittedFailsItsOwnNode() {
        transactional("refused", activity -> {
            transactions.refusal = new IllegalStateException("a row of that name exists");
            return called(activity);
        });

        run(aFork("work", "refused"));

        assertThat(List.of(state("a"), state("b"), state("c"))).containsExactly("FINISHED", "FINISHED", "FAILED");
    }

    @Test
    void aBranchThatPollsIsSentForWhenItsTimeComes() {
        transactional("polled", new Component() {
            @Override
            public Answer execute(Activity activity) {
                called(activity);
                return Answer.pollAfter(Duration.ofSeconds(3));
            }

            @Override
            public Answer poll(Activity activity) {
                return called(activity);
            }
        });

        var commits = run(aFork("polled", "work"));
        assertThat(calls).containsExactly("a", "b", "c");
        assertThat(commits).isEqualTo(2);

        clock.tick(Duration.ofSeconds(3));
        engine.wakeDue(10);
        cluster.moveAll(engine);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aBranchWaitsForRoomWhileTheOthersGoOn() {
        plugins.limit("limited", new Limit(0, 1));
        transactional("limited", this::called);

        run(aFork("limited", "limited"));
        assertThat(calls).containsExactly("a", "b");

        clock.tick(Duration.ofSeconds(1));
        engine.wakeDue(10);
        cluster.moveAll(engine);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aBranchThatWaitsIsCalledBackByItself() {
        transactional("called back", new Component() {
            @Override
            public Answer execute(Activity activity) {
                called(activity);
                return Answer.awaitCallback();
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                return called(activity);
            }
        });
        run(aFork("called back", "work"));
        assertThat(state("b")).isEqualTo("RUNNING");

        engine.callback("b", "go on", null, null);
        cluster.moveAll(engine);

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "b", "c", "b", "z");
    }

    @Test
    void anActivityOutsideOfTransactionsIsCalledWhenTheTransactionIsOver() {
        plugins.component("plain", activity -> {
            assertThat(transactions.open).isZero();
            assertThat(state("c")).isEqualTo("FINISHED");
            calls.add(activity.nodeId());
            return Answer.done();
        });

        run(aFork("plain", "work"));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "c", "b", "z");
    }

    @Test
    void branchesOfComponentsThatTakeTheirTimeGoByThemselves() {
        transactional("slow", activity -> {
            clock.tick(Duration.ofMillis(20));
            return called(activity);
        });

        var commits = run(aFork("slow", "work"));

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(commits)
                .as("the steps to the first activity and to the fork, two branches, the end")
                .isGreaterThan(3);
    }

    @Test
    void aWideForkIsCommittedInParts() {
        var tree = aFlow("p").path("S", "a", "PG").path("CG", "E").activity("a", "work", Map.of());
        for (int i = 0; i < 300; i++) {
            tree.path("PG", "b" + i, "CG").activity("b" + i, "work", Map.of());
        }

        var commits = run(tree);

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(calls).hasSize(301).doesNotHaveDuplicates();
        assertThat(commits)
                .as("the begin and the end of each branch that was left")
                .isLessThan(2 * 300);
    }

    @Test
    void aPauseThatIsBookedHoldsItsBranchAlone() {
        plugins.component("first", activity -> {
            assertThat(engine.pauseActivity("b").code()).isEqualTo(Code.OK);
            return Answer.done();
        });
        run(aFlow("p")
                .path("S", "x", "a", "PG", "b", "CG", "E")
                .path("PG", "c", "CG")
                .activity("x", "first", Map.of())
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of()));
        assertThat(List.of(state("b"), state("c"))).containsExactly("SUSPENDED", "FINISHED");

        engine.resumeActivity("b");
        cluster.moveAll(engine);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aCallInABranchIsNotTakenForOneWhoseTokenIsLost() {
        transactional("looked at", activity -> {
            engine.stopLostCalls();
            assertThat(activity.cancelled()).isFalse();
            return called(activity);
        });

        run(aFork("looked at", "looked at"));

        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aChoiceThatFailsInABranchFailsThere() {
        run(aFlow("p")
                .path("S", "a", "PG", "EG", "b", "CG", "E")
                .path("EG", "d", "CG")
                .path("PG", "c", "CG")
                .condition("EG", "b", "1 == 2")
                .condition("EG", "d", "1 == 3")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of())
                .activity("d", "work", Map.of()));

        assertThat(List.of(state("EG"), state("c"))).containsExactly("FAILED", "FINISHED");
        assertThat(engine.getState("p", false).state()).isEqualTo("FAILED");
    }
}
