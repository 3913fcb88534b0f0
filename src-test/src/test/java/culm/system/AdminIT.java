package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import culm.api.Code;
import culm.api.QueueView;
import culm.api.RunOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator sees of a server that serves the default queue alone. */
@ExtendWith(ServerExtension.class)
class AdminIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void theServerIsAliveAndTellsWhatItHasInItsHands(CulmUnderTest culm) throws Exception {
        var tree = Documents.line("admin1", 1);
        var node = Documents.node("admin1", 0);
        Documents.setComponent(tree, node, "interrupt_dummy_exec_node", Map.of("time", 3L));
        for (var tasks : culm.everyTaskService()) {
            assertThat(Waiting.untilNothingIsInHand(tasks, SOON))
                    .singleElement()
                    .satisfies(server -> {
                        assertThat(server.state()).isEqualTo("ALIVE");
                        assertThat(server.leaseUntil()).isAfter(server.startedAt());
                        assertThat(server.queues()).containsExactly(Map.entry("default", 32));
                        assertThat(server.tokens()).isZero();
                    });
        }

        var tasks = culm.everyTaskService().get(0);
        assertThat(tasks.runPipeline(tree, RunOptions.defaults()).code()).isEqualTo(Code.OK);
        Waiting.until(tasks, node, "RUNNING", SOON);

        assertThat(tasks.listServers()).singleElement().satisfies(server -> {
            assertThat(server.tokens())
                    .as("ours, and what came due of earlier flows")
                    .isPositive();
            assertThat(tasks.getPipeline("admin1").waiting().get(0).server())
                    .isEqualTo(server.name() + "/" + server.incarnation());
        });
        Waiting.until(tasks, "admin1", "FINISHED", SOON);
    }

    @Test
    void theQueuesTellWhoWorksOnThem(CulmUnderTest culm) throws Exception {
        for (var tasks : culm.everyTaskService()) {
            assertThat(tasks.listQueues()).containsExactly(new QueueView("default", 32, 0, null));
        }
    }

    @Test
    void theSettingsTellWhereTheyComeFromAndNoSecret(CulmUnderTest culm) throws Exception {
        for (var tasks : culm.everyTaskService()) {
            var settings = tasks.listSettings();

            assertThat(settings).extracting("name").contains("queues", "consumers", "lease-seconds", "zone");
            assertThat(settings)
                    .filteredOn("name", "examples")
                    .extracting("value", "unset", "source")
                    .containsExactly(tuple("true", "false", "CULM_EXAMPLES"));
            assertThat(settings)
                    .filteredOn("name", "admin-password")
                    .extracting("value", "source")
                    .containsExactly(tuple("***", "CULM_ADMIN_PASSWORD"));
            assertThat(settings.toString()).doesNotContain(culm.password());
        }
    }

    @Test
    void aRunOfAQueueThatNobodyKnowsIsRefusedAndLeavesNothing(CulmUnderTest culm) throws Exception {
        for (var tasks : culm.everyTaskService()) {
            var options = RunOptions.defaults().withQueue("nowhere").withCheckWorkers(false);

            var answer = tasks.runPipeline(Documents.line("admin2", 1), options);

            assertThat(answer.code()).isEqualTo(Code.UNKNOWN_QUEUE);
            assertThat(answer.message()).contains("nowhere");
        }
        assertThat(culm.rest().get("api/v1/pipelines/admin2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servers", "queues", "settings"})
    void strangersSeeNothing(String page, CulmUnderTest culm) {
        assertThat(culm.rest().anonymous().get("api/v1/admin/" + page).status()).isEqualTo(401);
        assertThat(culm.rest().post("api/v1/admin/" + page, Map.of()).status()).isEqualTo(405);
    }
}
