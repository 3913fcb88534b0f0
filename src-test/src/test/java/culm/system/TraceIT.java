package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.RunOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every answer can be found again in the log. */
@ExtendWith(ServerExtension.class)
class TraceIT {

    private static final String HEADER = "X-Trace-Id";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static String traceOf(RestDoor.Answer answer) {
        return answer.response().headers().firstValue(HEADER).orElse("none");
    }

    @TestFactory
    Stream<DynamicTest> whateverIsAnsweredCarriesTheCallersTraceId(CulmUnderTest culm) {
        var rest = culm.rest();
        return Stream.of(
                        "",
                        "health/live",
                        "health/ready",
                        "metrics",
                        "nothing",
                        "api/v1/components",
                        "api/v1/nothing",
                        "api/v1/pipelines/nobody",
                        "api/v1/pipelines?limit=nine")
                .flatMap(path -> Stream.of(
                        dynamicTest(path + " by a user", () -> carriesIt(rest, path)),
                        dynamicTest(path + " by nobody", () -> carriesIt(rest.anonymous(), path))));
    }

    private static void carriesIt(RestDoor door, String path) {
        var request = door.request(path).header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        var answer = door.send(request.GET());

        assertThat(traceOf(answer)).isEqualTo(TRACE);
        if (answer.status() >= 400) {
            assertThat(answer.object()).containsEntry("trace_id", TRACE);
        }
    }

    @Test
    void whoBringsNoneGetsANewOneEachTime(CulmUnderTest culm) {
        var first = traceOf(culm.rest().get("api/v1/components"));
        var second = traceOf(culm.rest().get("api/v1/components"));

        assertThat(List.of(first, second)).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void anIdThatCouldForgeALogIsNotTaken(CulmUnderTest culm) {
        var request = culm.rest().request("health/live").header(HEADER, "x] INFO forged");

        assertThat(traceOf(culm.rest().send(request.GET()))).matches("[0-9a-f]{32}");
    }

    @Test
    void theLinesThatARequestWritesIntoTheLogAreFoundByIt(CulmUnderTest culm) throws IOException {
        var tasks = new RestTaskService(culm.rest());
        var tree = Documents.line("traced", 1);
        Documents.setComponent(tree, "tracedn0", "interrupt_dummy_exec_node", Map.of("time", 1L));
        tasks.runPipeline(tree, RunOptions.defaults());
        var request = culm.rest()
                .request("api/v1/pipelines/traced/pause")
                .header(HEADER, "trace-of-a-test")
                .header("Content-Type", "application/json");

        culm.rest().send(request.POST(BodyPublishers.ofString("{\"reason\": \"a look\"}")));

        assertThat(lineWith("pause_pipeline of traced", culm)).contains("trace-of-a-test");
        tasks.revokePipeline("traced");
    }

    /** A server may write its log a moment later. */
    private static String lineWith(String text, CulmUnderTest culm) throws IOException {
        var deadline = Instant.now().plus(SOON);
        while (true) {
            var lines = Files.readAllLines(culm.log());
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    return i == 0
                            ? lines.get(i)
                            : lines.get(i - 1) + lines.get(i); // Payara begins with a line for itself
                }
            }
            assertThat(Instant.now()).as("no line with " + text).isBefore(deadline);
            Waiting.pause(Duration.ofMillis(100));
        }
    }
}
