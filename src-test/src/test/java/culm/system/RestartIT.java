package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of its work goes on with it when it is started again. */
class RestartIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int RUNS = 40;
    private static final int NODES = 20;
    private static final String PASSWORD = "restart-test-secret";

    private final Path root = Path.of(System.getProperty("culm.root"));
    private final Path directory = ServerDirectories.fresh(root, "restart");

    private LocalServer start() {
        var plan = ServerPlan.onFreePorts(directory, PASSWORD);
        var server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        return server;
    }

    private static TaskService tasks(LocalServer server) {
        return new RestTaskService(new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD));
    }

    @Test
    void everyRunOfAKilledServerEndsOrNamesTheLostServer() {
        var answers = new ArrayList<ActionResult>();
        try (var first = start()) {
            for (int i = 0; i < RUNS; i++) {
                var answer = tasks(first).carryOut(start(i));
                assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
                answers.add(answer);
            }
            Waiting.pause(Duration.ofMillis(1_500));
            first.kill();
        }
        try (var second = start()) {
            var tasks = tasks(second);
            for (int i = 0; i < RUNS; i++) { // as a client does that has had no answer
                assertThat(tasks.carryOut(start(i))).isEqualTo(answers.get(i));
            }
            for (int i = 0; i < RUNS; i++) {
                retryIfItsServerWasLost(tasks, "crash" + i);
            }
            for (int i = 0; i < RUNS; i++) {
                awaitEnd(tasks, "crash" + i);
            }
        }
    }

    private static Change start(int i) {
        return Change.runPipeline(flow("crash" + i), RunOptions.defaults()).once("crash" + i);
    }

    /** Echoes, with a poll and an activity that must not be executed twice among them. */
    private static Map<String, Object> flow(String id) {
        var tree = Documents.line(id, NODES);
        Documents.setComponent(tree, Documents.node(id, 5), "poll", Map.of("times", 1L));
        Documents.setComponent(tree, Documents.node(id, 10), "interrupt_dummy_exec_node", Map.of("time", 1L));
        return tree;
    }

    private static void retryIfItsServerWasLost(TaskService tasks, String id) {
        var ended = Waiting.untilOneOf(tasks, id, Set.of("FINISHED", "FAILED"), LIMIT);
        if (ended.state().equals("FAILED")) {
            var lost = Documents.node(id, 10);
            assertThat(tasks.getOutputs(lost).exData()).asString().contains("was lost");
            assertThat(tasks.retryActivity(lost).code()).isEqualTo(Code.OK);
        }
    }

    private static void awaitEnd(TaskService tasks, String id) {
        Waiting.until(tasks, id, "FINISHED", LIMIT);
        assertThat(executions(tasks, id))
                .as("executions of the nodes of %s", id)
                .containsOnly(1);
    }

    /** How often each node was executed, attempts that an operator has repeated apart. */
    private static List<Integer> executions(TaskService tasks, String id) {
        var nodes = tasks.getState(id).children();
        var executions = new ArrayList<Integer>();
        for (int i = 0; i < NODES; i++) {
            var node = Documents.node(id, i);
            var retries = nodes.get(node).retry();
            executions.add(1 + tasks.getActivityHistories(node).size() - retries);
        }
        return executions;
    }
}
