package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StartTest {

    private final Flows flows = new Flows();

    private static Trees line(String id) {
        return aLine(id, id + "a").activity(id + "a", "echo", Map.of());
    }

    private Code start(Trees tree, RunOptions options) {
        return flows.engine.runPipeline(tree.document(), options).code();
    }

    @Test
    void aSecondRunWithTheSameIdIsRefusedAndChangesNothing() {
        flows.run(line("p"));

        assertThat(start(line("p"), RunOptions.defaults())).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(flows.engine.getState("pa").loop()).isEqualTo(1);
    }

    @Test
    void aNodeIdThatAnotherRunHasIsRefused() {
        flows.run(line("p"));

        var other = aLine("q", "pa").activity("pa", "echo", Map.of());

        assertThat(start(other, RunOptions.defaults())).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(flows.state("q")).isEqualTo("none");
    }

    @Test
    void freshIdsLetOneTreeRunManyTimes() {
        var options = RunOptions.defaults().withFreshIds(true);

        var first = flows.engine.runPipeline(line("p").document(), options);
        var second = flows.engine.runPipeline(line("p").document(), options);
        flows.engine.settle();

        assertThat(List.of(first.extra().get("pipeline_id"), second.extra().get("pipeline_id"), "p"))
                .doesNotHaveDuplicates();
        var node = (String) ((Map<?, ?>) second.extra().get("ids")).get("pa");
        assertThat(flows.state(node)).isEqualTo("FINISHED");
    }

    @Test
    void aPriorityOutOfRangeIsRefused() {
        assertThat(start(line("p"), RunOptions.defaults().withPriority(256))).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(start(line("p"), RunOptions.defaults().withPriority(-1))).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(start(line("p"), RunOptions.defaults().withPriority(255))).isEqualTo(Code.OK);
    }

    @Test
    void anUndeclaredQueueIsRefused() {
        assertThat(start(line("p"), RunOptions.defaults().withQueue("slow"))).isEqualTo(Code.UNKNOWN_QUEUE);
    }

    @Test
    void theDefaultQueueHasTwoNames() {
        flows.run(line("p"), RunOptions.defaults().withQueue("default"));

        assertThat(flows.engine.getPipeline("p").queue()).isEmpty();
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void anInvalidTreeIsRefusedWithEveryProblem() {
        var answer = flows.engine.runPipeline(
                aLine("p", "a", "b")
                        .activity("a", "nobody", Map.of())
                        .activity("b", "nothing", Map.of())
                        .document(),
                RunOptions.defaults());

        assertThat(answer.code()).isEqualTo(Code.INVALID_PIPELINE);
        assertThat((List<?>) answer.extra().get("problems")).hasSize(2);
        assertThat(flows.state("p")).isEqualTo("none");
    }

    @Test
    void aStartNodeBehindAForkIsRefused() {
        var tree = Trees.aFlow("p")
                .path("S", "PG", "a", "CG", "E")
                .path("PG", "b", "CG")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of());

        assertThat(start(tree, RunOptions.defaults().withStartNodeId("a"))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void contextKeysWithoutWrapperAreRefused() {
        assertThat(start(line("p"), RunOptions.defaults().withContext(Map.of("plain", 1L))))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void whatIsNoVariableOrNoJsonIsRefusedInEachContext() {
        for (var wrong :
                List.of(Map.of("${open", 1L), Map.of("${" + "x".repeat(300) + "}", 1L), Map.of("${v}", this))) {
            assertThat(start(line("p"), RunOptions.defaults().withContext(Map.copyOf(wrong))))
                    .isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(start(line("p"), RunOptions.defaults().withSubprocessContext(Map.copyOf(wrong))))
                    .isEqualTo(Code.INVALID_ARGUMENT);
        }
        assertThat(start(line("p"), RunOptions.defaults().withRootData(Map.of("x", this))))
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(start(line("p"), RunOptions.defaults().withQueue(null))).isEqualTo(Code.UNKNOWN_QUEUE);
        assertThat(start(line("p"), RunOptions.defaults().withPriority(-1))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void noTreeAtAllIsRefused() {
        assertThat(flows.engine.runPipeline(null, RunOptions.defaults()).code()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void unknownIdsAreRefusedByReads() {
        assertThatThrownBy(() -> flows.engine.getState("nobody"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.NODE_NOT_FOUND));
        assertThatThrownBy(() -> flows.engine.getPipeline("nobody"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.PIPELINE_NOT_FOUND));
        assertThatThrownBy(() -> flows.engine.getActivityHistories("nobody")).isInstanceOf(CulmException.class);
        assertThatThrownBy(() -> flows.engine.getInputs("nobody")).isInstanceOf(CulmException.class);
        assertThatThrownBy(() -> flows.engine.getOutputs("nobody")).isInstanceOf(CulmException.class);
    }

    @Test
    void runsAreListedNewestFirstInPages() {
        for (int i = 0; i < 5; i++) {
            flows.run(line("p" + i)).tick(java.time.Duration.ofSeconds(1));
        }

        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = flows.engine.listPipelines(new PipelineQuery(Set.of(), false, "", 2, cursor));
            page.items().forEach(item -> ids.add(item.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(ids).containsExactly("p4", "p3", "p2", "p1", "p0");
    }

    @Test
    void theListFindsRunsThatNeedAPerson() {
        flows.run(line("p0"));
        flows.run(aLine("p1", "x").activity("x", "fail", Map.of()));

        var page = flows.engine.listPipelines(new PipelineQuery(Set.of(), true, "", 10, null));

        assertThat(page.items()).singleElement().satisfies(run -> {
            assertThat(run.id()).isEqualTo("p1");
            assertThat(run.state()).isEqualTo("FAILED");
        });
    }

    @Test
    void theListIsChosenByTheStatesThatItShows() {
        flows.run(line("p0"));
        flows.run(aLine("p1", "x").activity("x", "fail", Map.of()));
        flows.run(aLine("p2", "w").activity("w", "wait", Map.of()));
        flows.run(aLine("p3", "v", "z").activity("v", "wait", Map.of()).activity("z", "echo", Map.of()));
        flows.engine.pauseActivity("z");
        flows.engine.callback("v", null);
        flows.engine.settle();

        assertThat(listed("FINISHED")).containsExactly("p0");
        assertThat(listed("FAILED")).containsExactly("p1");
        assertThat(listed("RUNNING")).containsExactly("p2");
        assertThat(listed("BLOCKED")).containsExactly("p3");
        assertThat(listed("BLOCKED", "FAILED")).containsExactly("p3", "p1");
    }

    private List<String> listed(String... states) {
        return flows.engine.listPipelines(new PipelineQuery(Set.of(states), false, "", 10, null)).items().stream()
                .peek(item -> assertThat(states).contains(item.state()))
                .map(item -> item.id())
                .toList();
    }

    @Test
    void aLimitOrCursorThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> flows.engine.listPipelines(new PipelineQuery(Set.of(), false, "", 201, null)))
                .isInstanceOf(CulmException.class);
        assertThatThrownBy(() -> flows.engine.listPipelines(new PipelineQuery(Set.of(), false, "", 10, "x!")))
                .isInstanceOf(CulmException.class);
        assertThatThrownBy(() -> flows.engine.listPipelines(new PipelineQuery(Set.of("ODD"), false, "", 10, null)))
                .isInstanceOf(CulmException.class);
    }
}
