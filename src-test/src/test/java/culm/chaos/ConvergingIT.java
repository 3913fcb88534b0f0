package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.system.Documents;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.HOURS) // the suite at its full length
class ConvergingIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BRANCHES = 200;

    private final Extent extent = Extent.asked();

    @Test
    void branchesThatEndTogetherOnTwoServersConvergeOnce() {
        var root = Path.of(System.getProperty("culm.root"));
        try (var postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
                var cluster = Cluster.start("converging", postgres.plan(), 2)) {
            for (int i = 0; i < extent.repeats(); i++) {
                convergeOnce(cluster.tasks(i % 2), "fan" + i);
            }
        }
    }

    private static void convergeOnce(TaskService tasks, String id) {
        var answer = tasks.runPipeline(Documents.fan(id, BRANCHES), RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);

        var end = Waiting.until(tasks, id, "FINISHED", LIMIT);

        assertThat(end.children()).hasSize(BRANCHES + 4);
        assertThat(end.children().values()).allSatisfy(node -> {
            assertThat(node.state()).isEqualTo("FINISHED");
            assertThat(node.loop()).isEqualTo(1);
        });
        assertThat(tasks.getPipeline(id).waiting()).isEmpty();
    }
}
