package culm.ee.observe;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.QueueView;
import culm.api.ServerView;
import culm.port.WorkerKind;
import culm.port.WorkerTasks.Load;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterMetersTest {

    private static final Map<String, Boolean> ALL_UP = Map.of("database", true, "broker", true);

    private static final Load TASKS = new Load(new WorkerKind("resize", "legacy"), 2, 1, Instant.EPOCH);

    private final Meters meters = new Meters();
    private final ClusterMeters cluster = new ClusterMeters(meters.registry());

    @AfterEach
    void close() {
        meters.close();
    }

    private static ClusterFigures figures(Map<String, Integer> runs, QueueView... queues) {
        var server = new ServerView("one", "1", Instant.EPOCH, Instant.EPOCH, "ALIVE", Map.of(), 0);
        return new ClusterFigures(runs, List.of(queues), List.of(server), List.of(TASKS));
    }

    @Test
    void showsWhatTheDatabaseHasTold() {
        cluster.show(ALL_UP, Optional.of(figures(Map.of("FAILED", 3), new QueueView("mail", 5, 7, 12L))));

        assertThat(meters.text().lines())
                .contains(
                        "culm_runs{state=\"FAILED\"} 3.0",
                        "culm_worker_tasks_waiting{code=\"resize\",version=\"legacy\"} 2.0",
                        "culm_worker_tasks_handed_out{code=\"resize\",version=\"legacy\"} 1.0",
                        "culm_runs{state=\"RUNNING\"} 0.0",
                        "culm_queue_depth{queue=\"mail\"} 7.0",
                        "culm_queue_oldest_seconds{queue=\"mail\"} 12.0",
                        "culm_queue_consumers{queue=\"mail\"} 5.0",
                        "culm_servers{state=\"ALIVE\"} 1.0",
                        "culm_servers{state=\"LOST\"} 0.0",
                        "culm_part_up{part=\"broker\"} 1.0");
    }

    @Test
    void aQueueInWhichNothingWaitsHasNoAge() {
        cluster.show(ALL_UP, Optional.of(figures(Map.of(), new QueueView("mail", 5, 0, null))));

        assertThat(meters.text()).contains("culm_queue_oldest_seconds{queue=\"mail\"} 0.0");
    }

    @Test
    void whatTheDatabaseDoesNotTellIsNotShownAsItWas() {
        cluster.show(ALL_UP, Optional.of(figures(Map.of("RUNNING", 3), new QueueView("mail", 5, 7, 12L))));

        cluster.show(Map.of("database", false, "broker", true), Optional.empty());

        assertThat(meters.text())
                .contains("culm_part_up{part=\"database\"} 0.0")
                .doesNotContain("culm_runs{")
                .doesNotContain("culm_queue_depth{")
                .doesNotContain("culm_servers{");
    }

    @Test
    void tellsOfTheJvmAsWell() {
        assertThat(meters.text())
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
    }
}
