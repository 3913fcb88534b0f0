package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.engine.WorkerDesk.Assignment;
import culm.port.Call;
import culm.port.WorkerComponent;
import culm.port.WorkerKind;
import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks.Wanted;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Activities whose work is done by workers outside of the servers. */
class WorkerTest {

    private static final WorkerKind RESIZE = new WorkerKind("resize", "legacy");
    private static final Wanted WANTED = new Wanted(Set.of(RESIZE), null);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Call CALL = Call.unrecorded("w");

    private final Flows flows = new Flows();

    private static WorkerComponent component(boolean idempotent, int attempts) {
        return new WorkerComponent(RESIZE, "Resize", "images", idempotent, attempts, "anna", Instant.EPOCH);
    }

    private ActionResult register(WorkerComponent component) {
        var answer = flows.engine.registry().register(component);
        flows.engine.registry().refresh();
        return answer;
    }

    @BeforeEach
    void aComponentIsServedByWorkers() {
        register(component(true, 2));
    }

    private static Trees tree() {
        return aLine("p", "a", "b")
                .activity("a", "resize", Map.of("width", Map.of("type", "plain", "value", 40L)))
                .activity("b", "echo", Map.of());
    }

    private List<Assignment> claim(String worker, int most) {
        return flows.engine.workers().claim(WANTED, worker, LEASE, most);
    }

    private Hold claimed(String worker) {
        return claim(worker, 1).get(0).task().hold();
    }

    private ActionResult complete(Hold hold) {
        var answer = flows.engine.workers().complete(hold, Map.of("size", 7), CALL);
        flows.engine.settle();
        return answer;
    }

    private ActionResult fail(Hold hold, Object error) {
        var answer = flows.engine.workers().fail(hold, error, CALL);
        flows.engine.settle();
        return answer;
    }

    private ActionResult heartbeat(Hold hold) {
        return flows.engine.workers().heartbeat(hold, LEASE);
    }

    @Test
    void aTreeIsAcceptedWhileNoWorkerIsThereAndItsActivityWaits() {
        flows.run(tree());

        assertThat(flows.states("a", "b")).containsExactly("RUNNING", "none");
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("WORKER");
            assertThat(waiting.detail()).isEqualTo("waits for a worker for code resize of version legacy");
            assertThat(waiting.due()).isNull();
        });
        assertThat(flows.engine.listComponents())
                .anySatisfy(known -> assertThat(known.code()).isEqualTo("resize"));
    }

    @Test
    void aWorkerIsGivenWhatItNeedsAndItsOutputsAreTheNodes() {
        flows.run(tree());

        var assigned = claim("w", 5);

        assertThat(assigned).singleElement().satisfies(one -> {
            assertThat(one.node().inputs()).containsEntry("width", 40L);
            assertThat(one.run().id()).isEqualTo("p");
            assertThat(one.task().attempt()).isEqualTo(one.node().version());
        });
        assertThat(claim("other", 5)).isEmpty();
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.detail()).isEqualTo("worker w works on it");
            assertThat(waiting.due()).isNotNull();
        });
        assertThat(complete(assigned.get(0).task().hold()).code()).isEqualTo(Code.OK);
        assertThat(flows.output("a", "size")).isEqualTo(7L);
        assertThat(flows.output("a", "_result")).isEqualTo(true);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void theSameWordTwiceHasOneEffectAndOneAnswer() {
        flows.run(tree());
        var hold = claimed("w");

        assertThat(complete(hold)).isEqualTo(complete(hold));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(fail(hold, "late").code()).isEqualTo(Code.TASK_LOST);
        assertThat(fail(hold, "late").message()).contains("it is over, and its node is FINISHED");
    }

    @Test
    void whatAWorkerSaysOfItsFailureIsTheNodes() {
        flows.run(tree());

        fail(claimed("w"), Map.of("disk", "full"));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).isEqualTo(Map.of("disk", "full"));
        assertThat(fail(new Hold("nobody", "x", "w", 1), null).code()).isEqualTo(Code.NODE_NOT_FOUND);
    }

    @Test
    void aRetryIsANewTaskThatTheFormerWorkerCannotEnd() {
        flows.run(tree());
        var first = claimed("w");
        fail(first, "broken");
        flows.engine.retryActivity("a", Map.of("width", 80L));
        flows.engine.settle();

        assertThat(complete(first).code()).isEqualTo(Code.TASK_LOST);
        assertThat(complete(first).message()).contains("its node is in another attempt");
        var again = claim("w", 1).get(0);
        assertThat(again.node().inputs()).containsEntry("width", 80L);
        assertThat(again.node().retry()).isEqualTo(1);
        complete(again.task().hold());
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aWorkerThatIsHeardOfKeepsItsTask() {
        flows.run(tree());
        var hold = claimed("w");

        for (int i = 0; i < 5; i++) {
            flows.tick(Duration.ofSeconds(20));
            assertThat(heartbeat(hold).extra())
                    .containsEntry("cancelled", false)
                    .containsKey("locked_until");
        }

        assertThat(claim("other", 1)).isEmpty();
        assertThat(complete(hold).code()).isEqualTo(Code.OK);
    }

    @Test
    void theTaskOfALostWorkerIsHandedToTheNextInTheSameAttempt() {
        flows.run(tree());
        var first = claim("w", 1).get(0);

        flows.tick(LEASE);

        var next = claim("other", 1).get(0);
        assertThat(next.task().attempt()).isEqualTo(first.task().attempt());
        assertThat(next.task().fence()).isEqualTo(2);
        assertThat(next.task().handedOut()).isEqualTo(2);
        var late = complete(first.task().hold());
        assertThat(late.code()).isEqualTo(Code.TASK_LOST);
        assertThat(late.message()).startsWith("worker w no longer has task a.").endsWith("worker other has it");
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        assertThat(heartbeat(first.task().hold()).extra()).containsEntry("cancelled", true);
        assertThat(complete(next.task().hold()).code()).isEqualTo(Code.OK);
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aLateWorkerIsHeardAsLongAsNobodyElseHasItsTask() {
        flows.run(tree());
        var hold = claimed("w");
        flows.tick(LEASE);

        assertThat(complete(hold).code()).isEqualTo(Code.OK);

        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatHasLostTooManyWorkersFails() {
        flows.run(tree());
        claimed("w");
        flows.tick(LEASE);
        claimed("x");

        flows.tick(LEASE);

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a"))
                .asString()
                .startsWith("worker x was lost: nothing was heard of it until")
                .contains("handed out 2 of 2 times");
        assertThat(claim("y", 1)).isEmpty();
    }

    @Test
    void whatMustNotExecuteTwiceFailsWithItsWorker() {
        register(component(false, 5));
        flows.run(tree());
        claimed("w");

        flows.tick(LEASE);

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("worker w was lost").contains("is not known");
    }

    @Test
    void whatIsGivenBackIsForTheNextAndDoesNotCount() {
        flows.run(tree());
        var hold = claimed("w");

        assertThat(flows.engine.workers().release(hold).code()).isEqualTo(Code.OK);
        assertThat(claim("other", 1).get(0).task().handedOut()).isEqualTo(1);
        assertThat(flows.engine.workers().release(hold).code()).isEqualTo(Code.TASK_LOST);
    }

    @Test
    void whatIsGivenBackMayBeAskedForByNobody() {
        flows.run(tree());
        var hold = claimed("w");
        flows.engine.workers().release(hold);

        var stranger = new Hold(hold.nodeId(), hold.id(), "stranger", hold.fence());

        assertThat(complete(stranger).message()).endsWith("it waits for a worker");
    }

    @Test
    void aForcedFailTellsTheWorkerToStop() {
        flows.run(tree());
        var hold = claimed("w");

        flows.engine.forcedFail("a", "enough");

        var heard = heartbeat(hold);
        assertThat(heard.extra()).containsEntry("cancelled", true);
        assertThat(heard.extra().get("reason")).asString().endsWith("its node is FAILED");
        assertThat(complete(hold).code()).isEqualTo(Code.TASK_LOST);
        assertThat(flows.exData("a")).isEqualTo("enough");
        assertThat(claim("other", 1)).isEmpty();
        flows.engine.skipActivity("a", null);
        flows.engine.settle();
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aRevokedRunHasNoTasks() {
        flows.run(tree());
        var hold = claimed("w");

        flows.engine.revokePipeline("p");

        assertThat(flows.states("a", "p")).containsOnly("REVOKED");
        assertThat(heartbeat(hold).extra()).containsEntry("cancelled", true);
        assertThat(complete(hold).code()).isEqualTo(Code.TASK_LOST);
        assertThat(flows.engine.workers().loads()).isEmpty();
    }

    @Test
    void aPausedRunLetsItsWorkerEnd() {
        flows.run(tree());
        flows.engine.pausePipeline("p");

        assertThat(complete(claimed("w")).code()).isEqualTo(Code.OK);

        assertThat(flows.states("a", "b")).containsExactly("FINISHED", "none");
        flows.engine.resumePipeline("p");
        flows.engine.settle();
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aFrozenEngineHandsNothingOutAndHearsNothing() {
        flows.run(tree());
        var hold = claimed("w");
        flows.engine.freeze();

        assertThat(flows.engine.workers().hasWork(WANTED)).isFalse();
        assertThat(claim("other", 1)).isEmpty();
        assertThat(complete(hold).code()).isEqualTo(Code.FROZEN);
        assertThat(heartbeat(hold).extra()).containsEntry("cancelled", false);
        flows.tick(LEASE);
        flows.engine.unfreeze();
        assertThat(complete(hold).code()).isEqualTo(Code.OK);
    }

    @Test
    void nobodyElseMayAnswerForAWorker() {
        flows.run(tree());

        assertThat(flows.engine.callback("a", "x").code()).isEqualTo(Code.WRONG_NODE_TYPE);
        assertThat(flows.state("a")).isEqualTo("RUNNING");
    }

    @Test
    void whatIsNoJsonChangesNothing() {
        flows.run(tree());
        var hold = claimed("w");

        var answer = flows.engine.workers().complete(hold, Map.of("x", new Object()), CALL);

        assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(complete(hold).code()).isEqualTo(Code.OK);
    }

    @Test
    void eachPassOfALoopIsATaskOfItsOwn() {
        flows.run(aLine("p", "a")
                .activity("a", "resize", Map.of())
                .with("a", "loop_config", Map.of("enable", true, "loop_times", 2)));

        assertThat(complete(claimed("w")).code()).isEqualTo(Code.OK);
        assertThat(complete(claimed("w")).code()).isEqualTo(Code.OK);

        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void theMoreUrgentRunGoesFirst() {
        flows.run(tree());
        flows.run(
                aLine("q", "c").activity("c", "resize", Map.of()),
                RunOptions.defaults().withPriority(200));

        assertThat(claim("w", 5)).extracting(one -> one.node().id()).containsExactly("c", "a");
    }

    @Test
    void whatIsDeployedCannotBeServedByWorkers() {
        flows.plugins.component("here", new WorkerServed());
        var taken = new WorkerComponent(new WorkerKind("here", "legacy"), "Here", "", true, 5, "anna", Instant.EPOCH);

        assertThat(register(taken).code()).isEqualTo(Code.ALREADY_EXISTS);
        flows.plugins.component("resize", new WorkerServed());
        assertThat(flows.engine.registry().byWorkers("resize", "legacy")).isEmpty();
        assertThat(flows.engine.registry().components()).isEmpty();
    }

    @Test
    void whatIsNoLongerServedIsUnknownToTrees() {
        assertThat(flows.engine.registry().list())
                .extracting(WorkerComponent::kind)
                .containsExactly(RESIZE);
        assertThat(flows.engine.registry().remove(RESIZE).code()).isEqualTo(Code.OK);
        assertThat(flows.engine.registry().remove(RESIZE).code()).isEqualTo(Code.NOT_FOUND);
        flows.engine.registry().refresh();

        assertThat(flows.engine.validate(tree().document(), true).valid()).isFalse();
        assertThat(flows.engine.registry().components())
                .extracting(entry -> entry.code())
                .doesNotContain("resize");
    }

    @Test
    void whatAnotherServerHasMadeKnownIsFoundWhenItIsAskedFor() {
        var other = new WorkerKind("resize", "2");
        flows.engine.registry().register(new WorkerComponent(other, "Resize", "", true, 5, "anna", Instant.EPOCH));

        assertThat(flows.engine.registry().hasComponent("resize", "2")).isTrue();
        assertThat(flows.engine.registry().hasComponent("resize", "3")).isFalse();
        assertThat(flows.engine.registry().hasComponent("crop")).isFalse();
        assertThat(flows.engine.registry().idempotent("resize", "2")).isTrue();
    }
}
