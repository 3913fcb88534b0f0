package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused, with which code; a refusal changes nothing. */
class RefusalTest {

    private final Flows flows = new Flows();

    private List<Code> verbs(String node) {
        var before = flows.engine.getState("p");
        var codes = List.of(
                        flows.engine.pauseActivity(node),
                        flows.engine.resumeActivity(node),
                        flows.engine.retryActivity(node),
                        flows.engine.skipActivity(node),
                        flows.engine.forcedFail(node, null))
                .stream()
                .map(ActionResult::code)
                .toList();
        assertThat(flows.engine.getState("p")).isEqualTo(before);
        return codes;
    }

    private static Trees waiting() {
        return aLine("p", "w", "x").activity("w", "wait", Map.of()).activity("x", "echo", Map.of());
    }

    @Test
    void aFinishedNodeIsNotCurrentForAnyVerb() {
        flows.run(waiting());
        flows.engine.callback("w", null);
        flows.engine.settle();

        assertThat(verbs("w")).containsOnly(Code.NOT_CURRENT);
    }

    @Test
    void aNodeOfARevokedPipelineIsNotCurrentForAnyVerb() {
        flows.run(aLine("p", "bad").activity("bad", "fail", Map.of()));
        flows.engine.revokePipeline("p");

        assertThat(verbs("bad")).containsOnly(Code.NOT_CURRENT);
    }

    @Test
    void anUnknownNodeIsNotFoundByAnyVerb() {
        flows.run(waiting());

        assertThat(verbs("nobody")).containsOnly(Code.NODE_NOT_FOUND);
        assertThat(flows.engine.pausePipeline("nobody").code()).isEqualTo(Code.PIPELINE_NOT_FOUND);
        assertThat(flows.engine.pausePipeline(null).code()).isEqualTo(Code.PIPELINE_NOT_FOUND);
        assertThat(flows.engine.pauseActivity(null).code()).isEqualTo(Code.NODE_NOT_FOUND);
        assertThat(flows.engine.callback(null, null).code()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void aWaitingNodeCanOnlyBeForcedToFail() {
        flows.run(waiting());

        assertThat(flows.engine.pauseActivity("w").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.resumeActivity("w").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.retryActivity("w").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.skipActivity("w").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.forcedFail("w", "now").code()).isEqualTo(Code.OK);
    }

    @Test
    void aFailedNodeCannotBeForcedToFailAgainNorPausedNorResumed() {
        flows.run(aLine("p", "bad").activity("bad", "fail", Map.of()));

        assertThat(flows.engine.forcedFail("bad", null).code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.pauseActivity("bad").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.resumeActivity("bad").code()).isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void theTreeMayForbidToRetryOrToSkip() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "CG", "E")
                .path("PG", "b", "CG")
                .activity("a", "fail", Map.of())
                .activity("b", "fail", Map.of())
                .with("a", "retryable", false)
                .with("b", "skippable", false));

        assertThat(flows.engine.retryActivity("a").code()).isEqualTo(Code.NOT_RETRYABLE);
        assertThat(flows.engine.skipActivity("b").code()).isEqualTo(Code.NOT_SKIPPABLE);
        assertThat(flows.engine.skipActivity("a").code()).isEqualTo(Code.OK);
        assertThat(flows.engine.retryActivity("b").code()).isEqualTo(Code.OK);
    }

    @Test
    void verbsForOneTypeOfNodeAreRefusedForAnother() {
        flows.run(aLine("p", "bad").activity("bad", "fail", Map.of()));

        assertThat(flows.engine.skipExclusiveGateway("bad", "f").code()).isEqualTo(Code.WRONG_NODE_TYPE);
        assertThat(flows.engine
                        .skipConditionalParallelGateway("bad", List.of("f"), null)
                        .code())
                .isEqualTo(Code.WRONG_NODE_TYPE);
        assertThat(flows.engine.skipActivity("p_S").code()).isEqualTo(Code.WRONG_NODE_TYPE);
        assertThat(flows.engine.forcedFail("p_S", null).code()).isEqualTo(Code.WRONG_NODE_TYPE);
    }

    @Test
    void gatewaysThatHaveNotFailedAreNotSkipped() {
        var exclusive = aFlow("p")
                .path("S", "EG", "w", "CG", "E")
                .path("EG", "x", "CG")
                .condition("EG", "w", "1 == 1")
                .condition("EG", "x", "1 == 2")
                .activity("w", "wait", Map.of())
                .activity("x", "echo", Map.of());
        flows.run(exclusive);

        assertThat(flows.engine
                        .skipExclusiveGateway("EG", exclusive.flow("EG", "x"))
                        .code())
                .isEqualTo(Code.NOT_CURRENT);
        assertThat(flows.engine.skipExclusiveGateway("EG", null).code()).isEqualTo(Code.UNKNOWN_FLOW);
        assertThat(flows.engine.retryActivity("EG").code()).isEqualTo(Code.NOT_CURRENT);
    }

    @Test
    void aConditionalGatewayWithUnknownFlowsOrNoneIsNotSkipped() {
        var tree = aFlow("p")
                .path("S", "CPG", "a", "CG", "E")
                .path("CPG", "b", "CG")
                .condition("CPG", "a", "1 == 1")
                .condition("CPG", "b", "1 == 2")
                .activity("a", "wait", Map.of())
                .activity("b", "echo", Map.of());
        flows.run(tree);

        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", null, null)
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", List.of("nobody"), null)
                        .code())
                .isEqualTo(Code.UNKNOWN_FLOW);
        assertThat(flows.engine
                        .skipConditionalParallelGateway("CPG", List.of(tree.flow("CPG", "b")), null)
                        .code())
                .isEqualTo(Code.NOT_CURRENT);
    }

    @Test
    void pipelinesAreRefusedWhatTheirStateForbids() {
        flows.run(waiting());

        assertThat(flows.engine.resumePipeline("p").code()).isEqualTo(Code.ILLEGAL_STATE);
        flows.engine.pausePipeline("p");
        assertThat(flows.engine.pausePipeline("p").code()).isEqualTo(Code.ILLEGAL_STATE);
        flows.engine.revokePipeline("p");
        assertThat(List.of(
                        flows.engine.pausePipeline("p").code(),
                        flows.engine.resumePipeline("p").code(),
                        flows.engine.revokePipeline("p").code()))
                .containsOnly(Code.ILLEGAL_STATE);
    }

    @Test
    void subprocessesAreRefusedWhatTheirStateForbids() {
        flows.run(aLine("p", "w", "sub", "z")
                .activity("w", "wait", Map.of())
                .activity("z", "wait", Map.of())
                .subprocess("sub", Map.of(), aLine("i", "x").activity("x", "fail", Map.of())));
        assertThat(flows.engine.pausePipeline("sub").code()).isEqualTo(Code.PIPELINE_NOT_FOUND);
        assertThat(flows.engine.resumeActivity("sub").code()).isEqualTo(Code.NODE_NOT_FOUND);

        flows.engine.callback("w", null);
        flows.engine.settle();

        assertThat(flows.engine.pausePipeline("sub").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.resumePipeline("sub").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.revokePipeline("sub").code()).isEqualTo(Code.PIPELINE_NOT_FOUND);
        assertThat(flows.engine.retryActivity("sub").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(flows.engine.pauseActivity("sub").code()).isEqualTo(Code.WRONG_NODE_TYPE);
        flows.engine.skipActivity("x");
        flows.engine.settle();
        assertThat(flows.engine.retryActivity("sub").code()).isEqualTo(Code.NOT_CURRENT);
    }

    @Test
    void onlyActivitiesTakeInputs() {
        flows.run(aFlow("p")
                .path("S", "EG", "a", "CG", "E")
                .path("EG", "b", "CG")
                .condition("EG", "a", "1 == 2")
                .condition("EG", "b", "1 == 2")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of()));

        assertThat(flows.engine.retryActivity("EG", Map.of("x", 1L)).code()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void aNodeThatWasRetriedUnderAPauseCanBePausedItself() {
        flows.run(aFlow("p")
                .path("S", "PG", "bad", "CG", "E")
                .path("PG", "w", "CG")
                .activity("bad", "fail", Map.of())
                .activity("w", "wait", Map.of()));
        flows.engine.retryActivity("bad");

        assertThat(flows.engine.pauseActivity("bad").code()).isEqualTo(Code.OK);
        flows.engine.settle();
        assertThat(flows.states("bad", "p")).containsExactly("SUSPENDED", "RUNNING");
        assertThat(flows.engine.resumeActivity("bad").code()).isEqualTo(Code.OK);
        flows.engine.settle();
        assertThat(flows.engine.getState("bad").retry()).isEqualTo(1);
        assertThat(flows.state("bad")).isEqualTo("FAILED");
    }
}
