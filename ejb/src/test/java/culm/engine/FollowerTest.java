package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.node.Limit;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Patience;
import culm.port.Server;
import culm.tree.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Branches that a thread begins in the transaction that ends what it had before. */
class FollowerTest {

    private final Scripted plugins = new Scripted().component("work", this::called);
    private final ManualClock clock = new ManualClock(Given.NOW);
    private final List<String> calls = new ArrayList<>();
    private Runnable inCall = () -> {};
    private WatchedTransactions transactions;
    private final MemoryCluster cluster = new MemoryCluster(
            plugins, clock, FlowListener.NONE, store -> transactions = new WatchedTransactions(store), Patience.NONE);

    private Answer called(Activity activity) {
        calls.add(activity.nodeId());
        activity.outputs().putAll(activity.inputs());
        inCall.run();
        return Answer.done();
    }

    private Engine server(int places) {
        var server = new Server("server", "1", false, Map.of("", places));
        return cluster.engine(server.signature(), cluster.presence(server, Duration.ofMinutes(10)));
    }

    /** A fork of three branches of one activity, and one behind the join. */
    private static Trees aFork() {
        return aFlow("p")
                .path("S", "PG", "a", "CG", "z", "E")
                .path("PG", "b", "CG")
                .path("PG", "c", "CG")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of())
                .activity("z", "work", Map.of());
    }

    /** Returns how many transactions the first message took. */
    private int moved(Engine engine, Trees tree) {
        engine.runPipeline(tree.document(), RunOptions.defaults(), "me");
        transactions.commits = 0;
        engine.advance(cluster.nextMessage().orElseThrow());
        return transactions.commits;
    }

    @Test
    void aFullServerBeginsEachBranchWithTheEndOfItsNeighbour() {
        var engine = server(1);

        var commits = moved(engine, aFork());

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(calls).containsExactly("a", "b", "c", "z");
        assertThat(commits)
                .as("the fork with the first begin, two ends with begins, the last end, the join with a begin, the end")
                .isEqualTo(6);
    }

    @Test
    void aServerWithPlacesSendsForTheOtherBranches() {
        var engine = server(4);

        var commits = moved(engine, aFork());

        assertThat(commits).as("the fork with the first begin, and its end").isEqualTo(2);
        assertThat(calls).containsExactly("a");
        cluster.moveAll(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void whatBranchesReadIsWhatWasWrittenBeforeTheFork() {
        var engine = server(1);

        moved(
                engine,
                aFlow("p")
                        .path("S", "x", "PG", "a", "CG", "z", "E")
                        .path("PG", "b", "CG")
                        .variable("${v}", fedBy("x", "v"))
                        .variable("${large}", fedBy("x", "large"))
                        .variable("${own}", fedBy("a", "own"))
                        .activity("x", "work", Map.of("v", plain(7L), "large", plain("long ".repeat(100))))
                        .activity("a", "work", Map.of("saw", splice("${v}"), "own", plain("left")))
                        .activity(
                                "b",
                                "work",
                                Map.of("saw", splice("${v}"), "large", splice("${large}"), "own", splice("${own}")))
                        .activity("z", "work", Map.of("own", splice("${own}"))));

        assertThat(engine.getInputs("a")).containsEntry("saw", 7L);
        assertThat(engine.getInputs("b"))
                .containsEntry("saw", 7L)
                .containsEntry("large", "long ".repeat(100))
                .doesNotContainEntry("own", "left");
        assertThat(engine.getInputs("z")).containsEntry("own", "left");
    }

    @Test
    void aCommandThatComesBetweenIsNotOvertaken() {
        var engine = server(1);
        inCall = () -> {
            if (calls.equals(List.of("a"))) {
                engine.pauseActivity("b");
            }
        };

        moved(engine, aFork());
        cluster.moveAll(engine);

        assertThat(calls).containsExactly("a", "c");
        assertThat(engine.getState("b", false).state()).isEqualTo("SUSPENDED");
        engine.resumeActivity("b");
        cluster.moveAll(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aBranchWithoutRoomWaitsAndTheNextIsTaken() {
        var engine = server(1);
        plugins.limit("work", new Limit(0, 1));

        moved(engine, aFork());
        assertThat(calls).containsExactly("a");

        for (int i = 0; i < 4; i++) {
            clock.tick(Duration.ofSeconds(1));
            engine.wakeDue(10);
            cluster.moveAll(engine);
        }
        assertThat(calls).containsExactlyInAnyOrder("a", "b", "c", "z");
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void branchesWithoutActivitiesJoinAtOnce() {
        var engine = server(1);

        moved(
                engine,
                aFlow("p")
                        .path("S", "PG", "CG", "E")
                        .path("PG", "PG2", "CG2", "CG")
                        .path("PG2", "CG2"));

        cluster.moveAll(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void whatIsLeftWhenTheServerStopsIsSentFor() {
        var engine = server(1);
        inCall = engine::takeNoMore;

        moved(engine, aFork());

        assertThat(calls).containsExactly("a");
        var other = cluster.engine(
                "other", cluster.presence(new Server("other", "1", false, Map.of("", 1)), Duration.ofMinutes(10)));
        inCall = () -> {};
        cluster.moveAll(other);
        assertThat(other.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
