package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.tree.Trees;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Joins of branches that this server has moved, or others have, and that were changed in between. */
class ForksTest {

    private final Map<String, Runnable> inCall = new HashMap<>();
    private final Scripted plugins = new Scripted().component("work", this::called);
    private final MemoryCluster cluster = new MemoryCluster(plugins, new ManualClock(Given.NOW), FlowListener.NONE);
    private final Engine one = cluster.server("one");
    private final Engine two = cluster.server("two");

    private Answer called(Activity activity) {
        inCall.getOrDefault(activity.nodeId(), () -> {}).run();
        activity.outputs().putAll(activity.inputs());
        return Answer.done();
    }

    /** Both branches write one variable, one of them in two activities; what was written before shows behind the join. */
    private static Trees aFork() {
        return aFlow("p")
                .path("S", "x", "PG", "a", "a2", "CG", "z", "E")
                .path("PG", "b", "CG")
                .variable("${v}", fedBy("x", "v"))
                .variable("${left}", fedBy("a", "left"))
                .variable(
                        "${both}", object("type", "plain", "value", "", "source_act", list(source("a2"), source("b"))))
                .activity("x", "work", Map.of("v", plain("before")))
                .activity("a", "work", Map.of("left", plain("of a")))
                .activity("a2", "work", Map.of("both", plain("of a2"), "saw", splice("${left}")))
                .activity("b", "work", Map.of("both", plain("of b"), "saw", splice("${v}")))
                .activity("z", "work", Map.of("all", splice("${v}, ${left}, ${both}")));
    }

    private static Object source(String activity) {
        return object("source_act", activity, "source_key", "both");
    }

    private void start(Trees tree) {
        one.runPipeline(tree.document(), RunOptions.defaults(), "me");
    }

    private void assertJoined() {
        assertThat(one.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(one.getInputs("a2")).containsEntry("saw", "of a");
        assertThat(one.getInputs("b")).containsEntry("saw", "before");
        assertThat(one.getInputs("z")).containsEntry("all", "before, of a, of b");
    }

    @Test
    void oneServerMovesAllBranches() {
        start(aFork());
        cluster.moveAll(one);

        assertJoined();
    }

    @Test
    void anotherServerMovesABranch() {
        start(aFork());
        one.advance(cluster.nextMessage().orElseThrow());
        cluster.moveAll(two);
        cluster.moveAll(one);

        assertJoined();
    }

    @Test
    void anotherServerMovesTheMiddleOfABranch() {
        inCall.put("a", () -> one.pauseActivity("a2"));
        inCall.put("a2", () -> one.pauseActivity("a3"));
        start(aFlow("p")
                .path("S", "PG", "a", "a2", "a3", "CG", "z", "E")
                .path("PG", "b", "CG")
                .variable("${first}", fedBy("a", "of"))
                .variable("${middle}", fedBy("a2", "of"))
                .variable("${last}", fedBy("a3", "of"))
                .activity("a", "work", Map.of("of", plain("one")))
                .activity("a2", "work", Map.of("of", plain("two")))
                .activity("a3", "work", Map.of("of", plain("three")))
                .activity("b", "work", Map.of())
                .activity("z", "work", Map.of("all", splice("${first} ${middle} ${last}"))));
        cluster.moveAll(one);
        one.resumeActivity("a2");
        cluster.moveAll(two);
        one.resumeActivity("a3");
        cluster.moveAll(one);

        assertThat(one.getInputs("z")).containsEntry("all", "one two three");
    }

    @Test
    void anotherServerEndsWhatWasBegunHere() {
        start(aFork());
        inCall.put("a", () -> {
            cluster.moveAll(two);
            cluster.loseLease("one");
            two.takeOverOrphans(10);
            inCall.clear();
            cluster.moveAll(two);
        });
        one.advance(cluster.nextMessage().orElseThrow());

        assertThat(one.getState("p", false).state()).isEqualTo("FAILED");
        one.retryActivity("a", Map.of());
        cluster.moveAll(two);
        cluster.moveAll(one);
        assertJoined();
    }

    @Test
    void aBranchIsPausedAndGoesOn() {
        start(aFork());
        inCall.put("a", () -> one.pauseActivity("a2"));
        cluster.moveAll(one);
        assertThat(one.getState("a2", false).state()).isEqualTo("SUSPENDED");

        one.resumeActivity("a2");
        cluster.moveAll(one);
        assertJoined();
    }

    @Test
    void theRunIsPausedBeforeTheJoin() {
        start(aFork());
        inCall.put("b", () -> one.pausePipeline("p"));
        cluster.moveAll(one);

        one.resumePipeline("p");
        cluster.moveAll(one);
        assertJoined();
    }

    @Test
    void aBranchFailsAndIsRetriedWithOtherInputs() {
        start(aFork());
        inCall.put("b", () -> {
            throw new IllegalStateException("not today");
        });
        cluster.moveAll(one);
        inCall.clear();

        one.retryActivity("b", Map.of("both", "of b", "saw", "before"));
        cluster.moveAll(one);
        assertJoined();
    }

    @Test
    void aBranchThatFailedIsSkipped() {
        start(aFork());
        inCall.put("a2", () -> {
            throw new IllegalStateException("not today");
        });
        cluster.moveAll(one);

        one.skipActivity("a2", Map.of());
        cluster.moveAll(one);
        assertThat(one.getInputs("z")).containsEntry("all", "before, of a, of b");
    }

    @Test
    void eachRoundOfALoopJoinsItsOwnBranches() {
        start(aFlow("p")
                .path("S", "PG", "a", "CG", "z", "EG", "E")
                .path("PG", "b", "CG")
                .path("EG", "PG")
                .variable("${i}", fedBy("z", "_loop"))
                .variable("${left}", fedBy("a", "saw"))
                .variable("${right}", fedBy("b", "saw"))
                .activity("a", "work", Map.of("saw", splice("a${i}")))
                .activity("b", "work", Map.of("saw", splice("b${i}")))
                .activity("z", "work", Map.of("all", splice("${left} ${right}")))
                .condition("EG", "PG", "${i} < 2")
                .condition("EG", "E", "${i} >= 2"));
        cluster.moveAll(one);

        assertThat(one.getActivityHistories("z"))
                .extracting(round -> round.inputs().get("all"))
                .containsExactly("a${i} b${i}", "a0 b0");
        assertThat(one.getInputs("z")).containsEntry("all", "a1 b1");
    }

    @Test
    void aBranchForksItself() {
        start(aFlow("p")
                .path("S", "PG", "a", "CG", "z", "E")
                .path("PG", "PG2", "b", "CG2", "b3", "CG")
                .path("PG2", "b2", "CG2")
                .variable("${a}", fedBy("a", "of"))
                .variable("${b}", fedBy("b", "of"))
                .variable("${b2}", fedBy("b2", "of"))
                .variable("${b3}", fedBy("b3", "saw"))
                .activity("a", "work", Map.of("of", plain(1L)))
                .activity("b", "work", Map.of("of", plain(2L)))
                .activity("b2", "work", Map.of("of", plain(3L)))
                .activity("b3", "work", Map.of("saw", splice("${b}${b2}")))
                .activity("z", "work", Map.of("all", splice("${a} ${b} ${b2} ${b3}"))));
        cluster.moveAll(one);

        assertThat(one.getInputs("z")).containsEntry("all", "1 2 3 23");
    }
}
