package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.system.Documents;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorityIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CONSUMERS = 32;
    private static final int MANY = 2_000;
    private static final int FEW = 10;

    @Test
    void theUrgentOvertakeAQueueOfThousands() throws Exception {
        var root = Path.of(System.getProperty("culm.root"));
        try (var postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
                var cluster = Cluster.start("priority", postgres.plan(), 1)) {
            overtake(cluster);
        }
    }

    private static void overtake(Cluster cluster) throws Exception {
        var tasks = cluster.tasks(0);
        var key = cluster.directory().resolve("key");
        for (int i = 0; i < CONSUMERS; i++) {
            start(tasks, gate("gate" + i, key), 255);
        }
        for (int i = 0; i < CONSUMERS; i++) {
            Waiting.until(tasks, Documents.node("gate" + i, 0), "RUNNING", LIMIT);
        }
        startAtOnce(tasks);
        for (int i = 0; i < FEW; i++) {
            start(tasks, Documents.line("urgent" + i, 1), 255);
        }
        open(key);
        for (int i = 0; i < MANY; i++) {
            Waiting.until(tasks, "many" + i, "FINISHED", LIMIT);
        }
        assertThat(startedBeforeTheUrgentHadEnded(tasks)).as("of %d", MANY).isLessThan(MANY / 20);
    }

    private static void startAtOnce(TaskService tasks) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(4);
        IntStream.range(0, MANY).forEach(i -> pool.execute(() -> start(tasks, Documents.line("many" + i, 1), 0)));
        pool.shutdown();
        assertThat(pool.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static Map<String, Object> gate(String id, Path key) {
        var tree = Documents.line(id, 1);
        Documents.setComponent(tree, Documents.node(id, 0), "gate", Map.of("file", key.toString()));
        return tree;
    }

    private static void start(TaskService tasks, Map<String, Object> tree, int priority) {
        var answer = tasks.runPipeline(tree, RunOptions.defaults().withPriority(priority));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    private static void open(Path key) throws IOException {
        Files.createFile(key);
    }

    /** A run of one activity ends a moment after it has begun. */
    private static long startedBeforeTheUrgentHadEnded(TaskService tasks) {
        var lastUrgent = IntStream.range(0, FEW)
                .mapToObj(i -> tasks.getPipeline("urgent" + i).finishedAt())
                .max(Instant::compareTo)
                .orElseThrow();
        return IntStream.range(0, MANY)
                .mapToObj(i -> tasks.getPipeline("many" + i))
                .filter(run -> run.finishedAt().isBefore(lastUrgent))
                .count();
    }
}
