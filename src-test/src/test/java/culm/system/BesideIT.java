package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.ComponentView;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Components of an application of somebody's own, on the same server. */
@Tag("beside")
@ExtendWith(ServerExtension.class)
class BesideIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GONE =
            "component ask_beside of version legacy is not deployed: application neighbour, which had it, was undeployed";

    private static void run(TaskService tasks, Map<String, Object> tree) {
        assertThat(tasks.runPipeline(tree, RunOptions.defaults()))
                .satisfies(answer ->
                        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK));
    }

    private static void ask(TaskService tasks, String pipeline, String wait) {
        run(tasks, Documents.calling(pipeline, "ask_beside", Map.of("wait", wait)));
    }

    @Test
    void theComponentOfTheTutorialServesAFlow(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        try (var shop = new Neighbour(culm, "shop.war", "shop")) {
            assertThat(shop.deploy()).isTrue();
            assertThat(tasks.listComponents()).extracting(ComponentView::code).contains("reserve_stock");

            run(tasks, Documents.calling("tutorial", "reserve_stock", Map.of("article", "lamp", "amount", "2")));
            Waiting.until(tasks, "tutorial", "FINISHED", SOON);
            assertThat(tasks.getOutputs("tutorialn0").outputs()).containsEntry("shelf", "lamp-2");

            run(tasks, Documents.calling("nolamp", "reserve_stock", Map.of("article", " ", "amount", 0)));
            Waiting.until(tasks, "nolampn0", "FAILED", SOON);
            assertThat(tasks.getOutputs("nolampn0").exData())
                    .isEqualTo("inputs: 'amount' must be greater than or equal to 1; 'article' must not be blank");
        }
    }

    @Test
    void whatIsUndeployedFailsItsNodesUntilItComesAgain(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        try (var neighbour = new Neighbour(culm, "neighbour.war", "culm.system.beside")) {
            assertThat(neighbour.deploy()).isTrue();
            ask(tasks, "polled", "poll");
            ask(tasks, "called", "callback");
            untilItWaits(tasks, "polled", "POLL");
            untilItWaits(tasks, "called", "CALLBACK");
            assertThat(tasks.getOutputs("calledn0").outputs())
                    .as("it has names and requests of its own application")
                    .containsEntry("application", "neighbour");

            neighbour.undeploy();
            tasks.callback("calledn0", "too late", null, null);
            Waiting.until(tasks, "polledn0", "FAILED", SOON);
            Waiting.until(tasks, "calledn0", "FAILED", SOON);
            assertThat(tasks.getOutputs("polledn0").exData()).isEqualTo(GONE);
            assertThat(tasks.getOutputs("calledn0").exData()).isEqualTo(GONE);
            var refused = Documents.calling("unknown", "ask_beside", Map.of());
            assertThat(tasks.runPipeline(refused, RunOptions.defaults()).code()).isEqualTo(Code.INVALID_PIPELINE);

            assertThat(neighbour.deploy()).isTrue();
            tasks.retryActivity("polledn0");
            tasks.retryActivity("calledn0");
            untilItWaits(tasks, "called", "CALLBACK");
            tasks.callback("calledn0", "in time", null, null);
            Waiting.until(tasks, "polled", "FINISHED", SOON);
            Waiting.until(tasks, "called", "FINISHED", SOON);
            assertThat(tasks.getOutputs("calledn0").outputs()).containsEntry("data", "in time");
        }
    }

    private static void untilItWaits(TaskService tasks, String pipeline, String reason) {
        Waiting.until(
                () -> tasks.getPipeline(pipeline).waiting().stream().anyMatch(view -> reason.equals(view.reason())),
                SOON);
    }

    @Test
    void aTransactionalComponentHasTheTransactionOfTheEngine(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        try (var neighbour = new Neighbour(culm, "neighbour.war", "culm.system.beside")) {
            assertThat(neighbour.deploy()).isTrue();
            run(tasks, Documents.calling("booked", "book_beside", Map.of("fail", "true")));
            Waiting.until(tasks, "bookedn0", "FAILED", SOON);

            tasks.retryActivity("bookedn0", Map.of("fail", "false"));
            Waiting.until(tasks, "booked", "FINISHED", SOON);
            run(tasks, Documents.calling("bookedagain", "book_beside", Map.of()));
            Waiting.until(tasks, "bookedagain", "FINISHED", SOON);

            assertThat(tasks.getOutputs("bookedn0").outputs()).containsEntry("ends", "undone");
            assertThat(tasks.getOutputs("bookedagainn0").outputs()).containsEntry("ends", "undone kept");
        }
    }

    @Test
    void anApplicationWhoseComponentBreaksARuleIsRefusedInOneLine(CulmUnderTest culm) throws IOException {
        try (var badly = new Neighbour(culm, "badly.war", "culm.system.badly")) {
            assertThat(badly.deploy()).isFalse();
        }
        assertThat(Files.readString(culm.log()))
                .contains(
                        "Culm: culm.system.badly.Unreadable$In has 'thread' of type java.lang.Thread, which no JSON value becomes");
    }
}
