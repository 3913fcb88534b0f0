package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.ee.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The work of a component is done by programs outside of the server, in whatever language. */
@ExtendWith(ServerExtension.class)
class WorkersIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path SCRIPT = Path.of(System.getProperty("culm.root"), "docs/examples/worker.py");
    private static final String CLAIM = "api/v1/workers/tasks/claim";

    private final String code = "measure-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Process> started = new ArrayList<>();
    private final List<Object> runs = new ArrayList<>();

    /** Others use the same server, and want to find the components that they know. */
    @AfterEach
    void leaveNothing(CulmUnderTest culm) throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        var door = culm.rest();
        runs.forEach(run -> door.send("POST", "api/v1/pipelines/" + run + "/revoke"));
        door.send("DELETE", "api/v1/workers/components/" + code);
    }

    /** The example of the documentation, as it stands there. */
    private Process worker(CulmUnderTest culm, String name) throws IOException {
        var builder = new ProcessBuilder("python3", SCRIPT.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CULM_URL",
                        culm.address().resolve("api/v1").toString(),
                        "CULM_USER",
                        culm.user(),
                        "CULM_PASSWORD",
                        culm.password(),
                        "CULM_WORKER",
                        name,
                        "CULM_CODE",
                        code,
                        "CULM_LOCK_SECONDS",
                        "2"));
        var process = builder.start();
        started.add(process);
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES)
                .execute(process::destroyForcibly); // lest a test waits for ever
        return process;
    }

    private static void awaitLine(BufferedReader output, String beginning) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return;
            }
        }
        throw new AssertionError("the worker has ended without saying: " + beginning);
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void register(RestDoor door) {
        assertThat(door.post("api/v1/workers/components", Map.of("code", code)).status())
                .isEqualTo(200);
    }

    /** @return the id of the node */
    private String start(TaskService tasks, Map<String, Object> inputs) {
        var tree = Documents.line("worked", 1);
        Documents.setComponent(tree, "workedn0", code, inputs);
        var answer = tasks.runPipeline(tree, RunOptions.defaults().withFreshIds(true));
        assertThat(answer.code()).as(answer.message()).isEqualTo(Code.OK);
        runs.add(answer.extra().get("pipeline_id"));
        var node = (String) ((Map<?, ?>) answer.extra().get("ids")).get("workedn0");
        Waiting.until(tasks, node, "RUNNING", SOON);
        return node;
    }

    @Test
    void whatAKilledWorkerHadIsDoneByTheNext(CulmUnderTest culm) throws Exception {
        assumeTrue(hasPython(), "this machine has no python3");
        var tasks = new RestTaskService(culm.rest());
        register(culm.rest());
        var node = start(tasks, Map.of("text", "to be or not", "seconds", 3L));
        var first = worker(culm, "first");
        awaitLine(first.inputReader(), "begins " + node + " for the 1. time");

        first.destroyForcibly().waitFor();
        var second = worker(culm, "second");

        awaitLine(second.inputReader(), "begins " + node + " for the 2. time");
        Waiting.until(tasks, node, "FINISHED", SOON);
        assertThat(tasks.getOutputs(node).outputs())
                .containsEntry("by", "second")
                .containsEntry("words", 4L)
                .containsEntry("length", 12L);
        var failing = start(tasks, Map.of("seconds", 0L));
        Waiting.until(tasks, failing, "FAILED", SOON);
        assertThat(tasks.getOutputs(failing).exData()).isEqualTo("KeyError: 'text'");
    }

    private Map<String, Object> claim(int waitSeconds) {
        return Map.of(
                "worker_id", "it", "components", List.of(Map.of("code", code)), "wait_seconds", (long) waitSeconds);
    }

    private static CompletableFuture<HttpResponse<String>> later(RestDoor door, HttpClient http, Object body) {
        return http.sendAsync(door.json("POST", CLAIM, body).build(), BodyHandlers.ofString());
    }

    @Test
    void aWorkerThatWaitsIsAnsweredWhenThereIsATask(CulmUnderTest culm) throws Exception {
        var door = culm.rest();
        var tasks = new RestTaskService(door);
        register(door);
        var waiting = later(door, HttpClient.newHttpClient(), claim(25));

        var node = start(tasks, Map.of("text", "x"));

        var task = RestViews.list(
                        RestViews.map(JsonText.parse(waiting.get().body())).get("tasks"))
                .get(0);
        assertThat(task).containsEntry("node_id", node).containsEntry("handed_out", 1L);
        assertThat(RestViews.map(task.get("inputs"))).containsEntry("text", "x");
        var path = "api/v1/workers/tasks/" + task.get("task_id");
        var held = Map.of("worker_id", "it", "fence", task.get("fence"));
        assertThat(tasks.getPipeline((String) task.get("pipeline_id"))
                        .waiting()
                        .get(0)
                        .detail())
                .isEqualTo("worker it works on it");
        assertThat(extra(door.post(path + "/heartbeat", held))).containsEntry("cancelled", false);
        var said = Map.of("worker_id", "it", "fence", task.get("fence"), "outputs", Map.of("length", 1L));
        assertThat(door.post(path + "/complete", said).status()).isEqualTo(200);
        assertThat(door.post(path + "/complete", said).status()).isEqualTo(200);
        Waiting.until(tasks, node, "FINISHED", SOON);
        var late = door.post(path + "/fail", Map.of("worker_id", "it", "fence", task.get("fence"), "error", "x"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.object()).containsEntry("code", "TASK_LOST");
        var audit = door.get("api/v1/audit?target=" + node).response().body();
        assertThat(audit).contains("complete_task", "fail_task").doesNotContain("heartbeat");
    }

    @Test
    void aForcedFailIsToldToTheWorker(CulmUnderTest culm) {
        var door = culm.rest();
        var tasks = new RestTaskService(door);
        register(door);
        var node = start(tasks, Map.of());
        var task = RestViews.list(door.post(CLAIM, claim(10)).object().get("tasks"))
                .get(0);
        tasks.forcedFail(node, "enough");

        var heard = door.post(
                "api/v1/workers/tasks/" + task.get("task_id") + "/heartbeat",
                Map.of("worker_id", "it", "fence", task.get("fence")));

        assertThat(extra(heard)).containsEntry("cancelled", true);
        assertThat(extra(heard).get("reason")).asString().endsWith("its node is FAILED");
        assertThat(door.post(CLAIM, claim(0)).object().get("tasks")).isEqualTo(List.of());
        assertThat(door.send("DELETE", "api/v1/workers/components/" + code).status())
                .isEqualTo(200);
        assertThat(tasks.validate(tree(), true).valid()).isFalse();
    }

    private Map<String, Object> tree() {
        var tree = Documents.line("worked", 1);
        Documents.setComponent(tree, "workedn0", code, Map.of());
        return tree;
    }

    private static Map<String, Object> extra(RestDoor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return RestViews.map(answer.object().get("extra"));
    }

    /** With a thread for each they would come one group after another. */
    @Test
    void thoseWhoWaitHoldNoThreads(CulmUnderTest culm) {
        var door = culm.rest();
        register(door);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var begin = Instant.now();

        var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 400; i++) {
            waiting.add(later(door, http, claim(3)));
        }

        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("{\"tasks\":[]}"));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }
}
