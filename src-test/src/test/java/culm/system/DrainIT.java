package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.api.WaitingView;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is stopped in an orderly way loses nothing: what executes may end, and nothing else begins. */
@Tag("boots")
class DrainIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int RUNS = 8;
    private static final int NODES = 3;
    private static final long SECONDS_FOR_A_NODE = 3;
    /** A run that nobody works on. */
    private static final String LEFT = "left";

    private static final String PASSWORD = "drain-test-secret";

    private final Path root = Path.of(System.getProperty("culm.root"));
    private final Path directory = ServerDirectories.fresh(root, "drain");

    private LocalServer start(List<String> settings) {
        var plan = ServerPlan.onFreePorts(directory, PASSWORD).with(settings);
        var server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        return server;
    }

    private static TaskService tasks(LocalServer server) {
        return new RestTaskService(new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD));
    }

    @Test
    void aStoppedServerEndsWhatExecutesAndGivesBackTheRest() {
        stopInTheMiddle(List.of(), RunOptions.defaults());
    }

    @Test
    void soItDoesForANamedQueueAndTheOneThatItLeavesToOthersWaitsMeanwhile() {
        stopInTheMiddle(
                List.of("queues=default:0,mail:" + RUNS), RunOptions.defaults().withQueue("mail"), LEFT);
    }

    private void stopInTheMiddle(List<String> settings, RunOptions options, String... left) {
        try (var first = start(settings)) {
            var tasks = tasks(first);
            for (var id : left) {
                var answer = tasks.runPipeline(flow(id), RunOptions.defaults().withCheckWorkers(false));
                assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
            }
            for (int i = 0; i < RUNS; i++) {
                var answer = tasks.runPipeline(flow("drain" + i), options);
                assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
            }
            for (int i = 0; i < RUNS; i++) {
                Waiting.until(tasks, Documents.node("drain" + i, 0), "RUNNING", LIMIT);
            }
        }
        try (var second = start(settings)) {
            var tasks = tasks(second);
            for (int i = 0; i < RUNS; i++) {
                Waiting.until(tasks, "drain" + i, "FINISHED", LIMIT);
                assertThat(tasks.getState(Documents.node("drain" + i, 0)).retry())
                        .isZero();
            }
            for (var id : left) {
                assertThat(tasks.getPipeline(id).waiting())
                        .extracting(WaitingView::reason)
                        .containsExactly("QUEUED");
            }
        }
    }

    private static Map<String, Object> flow(String id) {
        var tree = Documents.line(id, NODES);
        for (int i = 0; i < NODES; i++) {
            Documents.setComponent(
                    tree, Documents.node(id, i), "interrupt_dummy_exec_node", Map.of("time", SECONDS_FOR_A_NODE));
        }
        return tree;
    }
}
