package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("remote")
@ExtendWith(ServerExtension.class)
class RemoteTaskServiceIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TaskService tasks(CulmUnderTest culm) throws Exception {
        return culm.remote("TaskService", TaskService.class);
    }

    @Test
    void aFlowIsRunCalledBackAndLookedAt(CulmUnderTest culm) throws Exception {
        var tasks = tasks(culm);
        var tree = Documents.line("remote1", 2);
        Documents.setComponent(tree, "remote1n0", "callback", Map.of("x", "q"));

        assertThat(tasks.runPipeline(tree, RunOptions.defaults()).code()).isEqualTo(Code.OK);
        Waiting.until(tasks, "remote1n0", "RUNNING", SOON);
        assertThat(tasks.callback("remote1n0", Map.of("answer", List.of(42L, "x")))
                        .code())
                .isEqualTo(Code.OK);
        Waiting.until(tasks, "remote1", "FINISHED", SOON);

        assertThat(tasks.getOutputs("remote1n0").outputs()).containsEntry("got", Map.of("answer", List.of(42L, "x")));
        assertThat(tasks.getInputs("remote1n1")).containsEntry("n", 1L);
        assertThat(tasks.getActivityHistories("remote1n0")).isEmpty();
        assertThat(tasks.getPipeline("remote1").createdBy()).isEqualTo("admin");
        assertThat(tasks.getTree("remote1")).containsEntry("id", "remote1");
        assertThat(tasks.listComponents()).extracting("code").contains("echo");
        var query = new PipelineQuery(Set.of("FINISHED"), false, "remote1", 10, null);
        assertThat(tasks.listPipelines(query).items()).extracting("id").containsExactly("remote1");
    }

    @Test
    void aRefusalIsAnAnswerWithItsProblems(CulmUnderTest culm) throws Exception {
        var tree = Documents.line("remote2", 1);
        Documents.setComponent(tree, "remote2n0", "nobody_knows", Map.of());

        var answer = tasks(culm).runPipeline(tree, RunOptions.defaults());

        assertThat(answer.code()).isEqualTo(Code.INVALID_PIPELINE);
        assertThat((List<?>) answer.extra().get("problems")).hasSize(1);
        assertThat(tasks(culm).validate(tree, true).valid()).isFalse();
    }

    @Test
    void aReadOfAnUnknownIdThrowsTheOneException(CulmUnderTest culm) throws Exception {
        var tasks = tasks(culm);

        assertThatThrownBy(() -> tasks.getState("nobody"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.NODE_NOT_FOUND));
    }
}
