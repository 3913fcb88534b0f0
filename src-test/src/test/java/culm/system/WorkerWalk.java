package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a walk through the contract that workers take. */
final class WorkerWalk {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIPELINES = "api/v1/pipelines";
    private static final String SERVED = "api/v1/workers/components";
    private static final String TASKS = "api/v1/workers/tasks/";

    private final Described rest;
    private final RestTaskService tasks;

    WorkerWalk(Described rest, RestTaskService tasks) {
        this.rest = rest;
        this.tasks = tasks;
    }

    void everything() {
        register();
        var ids = start();
        Waiting.until(tasks, ids.get("outsiden0"), "RUNNING", SOON);
        rest.get(SERVED);
        rest.get(PIPELINES + "/" + ids.get("outside"));
        work("complete", Map.of("outputs", Map.of("y", 2L)));
        Waiting.until(tasks, ids.get("outsiden1"), "RUNNING", SOON);
        work("fail", Map.of("error", "a test"));
        rest.post(PIPELINES + "/" + ids.get("outside") + "/revoke");
        rest.delete(SERVED + "/outside?version=legacy");
        rest.delete(SERVED + "/outside");
    }

    private void register() {
        var component = new HashMap<String, Object>(Map.of("code", "outside", "version", "legacy", "name", "Outside"));
        component.putAll(Map.of("group", "tests", "idempotent", true, "max_attempts", 3L));
        rest.post(SERVED, component);
        rest.post(SERVED, Map.of("code", "a b"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> start() {
        var tree = Documents.line("outside", 2);
        Documents.setComponent(tree, "outsiden0", "outside", Map.of("x", 1L));
        Documents.setComponent(tree, "outsiden1", "outside", Map.of());
        var answer = rest.post(PIPELINES, Map.of("pipeline", tree, "fresh_ids", true));
        assertThat(answer.status()).isEqualTo(201);
        return (Map<String, String>) RestViews.map(answer.object().get("extra")).get("ids");
    }

    /** A task is taken, given back, taken again and ended. */
    private void work(String word, Map<String, Object> said) {
        var claim = new HashMap<String, Object>(Map.of("worker_id", "contract", "max_tasks", 1L));
        claim.put("components", List.of(Map.of("code", "outside", "version", "legacy")));
        claim.putAll(Map.of("lock_seconds", 20L, "wait_seconds", 10L));
        var first = RestViews.list(rest.post(TASKS + "claim", claim).object().get("tasks"))
                .get(0);
        var task = TASKS + first.get("task_id");
        rest.post(task + "/heartbeat", Map.of("worker_id", "contract", "fence", 1L, "lock_seconds", 20L));
        rest.post(task + "/release", Map.of("worker_id", "contract", "fence", 1L));
        rest.post(TASKS + "claim", claim);
        rest.post(task + "/release", Map.of("worker_id", "contract", "fence", 1L));
        var held = new HashMap<String, Object>(Map.of("worker_id", "contract", "fence", 2L));
        held.putAll(said);
        rest.post(task + "/" + word, held);
    }
}
