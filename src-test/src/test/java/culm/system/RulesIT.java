package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.LogLineView;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nodes do by themselves, and what they have logged. */
@ExtendWith(ServerExtension.class)
class RulesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static void run(TaskService tasks, Map<String, Object> tree) {
        var answer = tasks.runPipeline(tree, RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    @Test
    void aFailedNodeIsRetriedByItselfAndEachAttemptHasItsLog(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        var tree = Documents.line("ruled", 1);
        var node = Documents.node("ruled", 0);
        Documents.setComponent(tree, node, "talk", Map.of("say", "hello", "fail", true));
        Documents.set(tree, node, "auto_retry", Map.of("enable", true, "times", 2L, "interval", 1L));

        run(tasks, tree);
        Waiting.until(tasks, "ruled", "FAILED", SOON);

        var state = tasks.getState(node);
        assertThat(List.of(state.retry(), state.autoRetry(), state.autoRetryLimit()))
                .containsExactly(2, 2, 2);
        assertThat(tasks.getActivityHistories(node)).hasSize(2);
        var log = tasks.getNodeLogs(node, state.version(), null, 100);
        assertThat(log.truncated()).isFalse();
        assertThat(log.items()).extracting(LogLineView::text).containsExactly("hello", "says hello", "has said hello");
        assertThat(log.items()).extracting(LogLineView::level).containsExactly("INFO", "WARNING", "INFO");
        assertThat(tasks.getNodeLogs(node, null, null, 100).items()).hasSize(9);
    }

    @Test
    void aNodeThatTakesTooLongIsSkipped(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        var tree = Documents.line("late", 2);
        var node = Documents.node("late", 0);
        Documents.setComponent(tree, node, "interrupt_dummy_exec_node", Map.of("time", 60L));
        Documents.set(
                tree, node, "timeout_config", Map.of("enable", true, "seconds", 1L, "action", "forced_fail_and_skip"));

        run(tasks, tree);
        Waiting.until(tasks, "late", "FINISHED", SOON);

        assertThat(tasks.getState(node).skip()).isTrue();
        assertThat(tasks.getActivityHistories(node))
                .singleElement()
                .extracting("exData")
                .isEqualTo("node execution timeout");
    }
}
