package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs with many nodes that stand failed, and one order to retry them all. They fail again, so that a second retry would be accepted too. */
final class ManyFailed {

    private static final int WIDTH = 20;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final List<String> runs = new ArrayList<>();
    private final int nodes;
    private String batch;

    ManyFailed(TaskService tasks, int nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes / WIDTH; i++) {
            var id = "many" + i;
            var tree = Documents.fan(id, WIDTH);
            for (int k = 0; k < WIDTH; k++) {
                Documents.setComponent(tree, Documents.node(id, k), "mayfail", Map.of("fail", "true"));
            }
            var options = RunOptions.defaults().withLabels(Map.of("many", "failed"));
            assertThat(tasks.runPipeline(tree, options).result()).isTrue();
            runs.add(id);
        }
    }

    void awaitFailure(RestDoor door) {
        Waiting.until(() -> Long.valueOf(nodes).equals(extra(order(door, true)).get("total")), LIMIT);
    }

    void order(RestDoor door) {
        var answer = order(door, false);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        batch = (String) extra(answer).get("id");
    }

    private static RestDoor.Answer order(RestDoor door, boolean dry) {
        var order = new LinkedHashMap<String, Object>();
        order.put("action", "retry");
        order.put("query", Map.of("label", Map.of("many", "failed")));
        order.put("dry_run", dry);
        order.put("reason", "the disk has room again");
        return door.post("api/v1/batches", order);
    }

    private static Map<String, Object> extra(RestDoor.Answer answer) {
        return RestViews.map(answer.object().get("extra"));
    }

    /** What is told adds up at each look. */
    Map<String, Object> look(RestDoor door) {
        var seen = door.get("api/v1/batches/" + batch).object();
        assertThat(count(seen, "succeeded") + count(seen, "failed") + count(seen, "skipped") + count(seen, "pending"))
                .as(seen.toString())
                .isEqualTo(nodes);
        assertThat(seen).containsEntry("total", (long) nodes);
        return seen;
    }

    static long count(Map<String, Object> seen, String outcome) {
        return (Long) seen.get(outcome);
    }

    void awaitBeginning(RestDoor door) {
        Waiting.until(() -> count(look(door), "succeeded") > 0, LIMIT);
    }

    void awaitEnd(RestDoor door) {
        Waiting.until(() -> "FINISHED".equals(look(door).get("state")), LIMIT);
        assertThat(look(door)).containsEntry("succeeded", (long) nodes);
        assertThat(RestViews.list(door.get("api/v1/batches/" + batch + "/items?outcome=SUCCEEDED&limit=1000")
                        .object()
                        .get("items")))
                .extracting(item -> item.get("id"))
                .doesNotHaveDuplicates()
                .hasSize(nodes);
    }

    /** Each was retried, and none twice. */
    void check(TaskService tasks) {
        for (var run : runs) {
            for (int k = 0; k < WIDTH; k++) {
                var node = Documents.node(run, k);
                var seen = Waiting.untilOneOf(tasks, node, Set.of("FAILED"), LIMIT);
                assertThat(seen.retry()).as(node).isEqualTo(1);
            }
        }
        runs.forEach(tasks::revokePipeline);
    }
}
