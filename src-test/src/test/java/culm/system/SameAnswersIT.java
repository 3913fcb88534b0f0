package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every server answers the same to the byte, refusals included: {@code answers.txt} holds them to it. What the one under test
 * answered lies in {@code target}, to be recorded when answers are changed on purpose.
 */
@ExtendWith(ServerExtension.class)
class SameAnswersIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIPELINES = "api/v1/pipelines";
    private static final String RUN = PIPELINES + "/same";
    private static final String NODES = "api/v1/nodes/";
    private static final String NODE = NODES + "samen0";
    private static final String FAILED = NODES + "sorryn0";

    private static final Path ANSWERED = Path.of(
            System.getProperty("culm.root"),
            "src-test/target/answers-%s.txt".formatted(System.getProperty("culm.server")));

    private static Stream<Question> questions() {
        return Stream.of(reads(), writes(), refusals(), malformed()).flatMap(part -> part);
    }

    private static Stream<Question> reads() {
        return Stream.of(
                Question.get("health/live").byNobody(),
                Question.get(""),
                Question.get(RUN),
                Question.get(RUN + "/tree"),
                Question.get(NODES + "same/state"),
                Question.get(NODES + "same/state?nested=true"),
                Question.get(NODE + "/state"),
                Question.get(NODE + "/inputs"),
                Question.get(NODE + "/outputs"),
                Question.get(NODE + "/histories"),
                Question.get(NODE + "/preview"),
                Question.get(FAILED + "/outputs"),
                Question.get(PIPELINES + "?q=same"),
                Question.get(PIPELINES + "?q=%C3%BCbel&state=FINISHED"),
                Question.get(PIPELINES + "/counts?q=same"),
                Question.get(PIPELINES + "/error-groups?q=sorry"),
                Question.get("api/v1/components"),
                Question.get("api/v1/admin/queues"));
    }

    private static Stream<Question> writes() {
        return Stream.of(
                Question.post(PIPELINES, JsonText.write(Map.of("pipeline", Documents.line("again", 1)))),
                Question.post(PIPELINES, JsonText.write(Map.of("pipeline", Documents.line("again", 1)))),
                Question.post(PIPELINES + "/validate", JsonText.write(Map.of("pipeline", Documents.line("good", 1)))),
                Question.post(PIPELINES + "/validate", "{\"pipeline\": {}}"),
                Question.post(FAILED + "/skip", "{\"outputs\": {\"why\": \"gr\u00f6\u00dfer \u4e16\"}}"),
                Question.get(FAILED + "/outputs").with("Accept: */*"),
                Question.of("POST", "api/v1/admin/freeze"),
                Question.of("POST", "api/v1/admin/unfreeze"));
    }

    private static Stream<Question> refusals() {
        return Stream.of(
                Question.of("POST", RUN + "/pause"),
                Question.of("POST", RUN + "/resume"),
                Question.of("POST", RUN + "/revoke"),
                Question.of("POST", NODE + "/retry"),
                Question.of("POST", NODE + "/forced-fail"),
                Question.post(NODE + "/callback", "{\"data\": {}}"),
                Question.post(NODE + "/skip-exclusive", "{\"flow_id\": \"nowhere\"}"),
                Question.post(PIPELINES, "{\"pipeline\": {\"id\": \"bad id\"}}"),
                Question.get(PIPELINES + "/nobody"),
                Question.get(NODES + "nobody/state"),
                Question.of("POST", NODES + "nobody/pause"));
    }

    private static Stream<Question> malformed() {
        return Stream.of(
                Question.get(PIPELINES).byNobody(),
                Question.get("api/v1/nothing"),
                Question.get("nothing"),
                Question.get("api"),
                Question.of("DELETE", PIPELINES),
                Question.of("PUT", "api/v1/components"),
                Question.post(PIPELINES, "<xml/>").with("Content-Type: application/xml"),
                Question.get(PIPELINES).with("Accept: text/csv"),
                Question.of("POST", RUN + "/pause").with("Idempotency-Key: \"a b\""),
                Question.get(PIPELINES + "?limit=nine"),
                Question.get(PIPELINES + "?state=ASLEEP"),
                Question.get(PIPELINES + "?cursor=x"),
                Question.get(PIPELINES + "?label=env"),
                Question.get(PIPELINES + "?started_from=today"),
                Question.get(PIPELINES + "/counts?started_from=2026-01-02T00:00:00Z&started_to=2026-01-01T00:00:00Z"),
                Question.post(PIPELINES, ""),
                Question.post(PIPELINES, "{"),
                Question.post(PIPELINES, "[]"),
                Question.post(PIPELINES, "{\"pipeline\": 1}"),
                Question.post(PIPELINES, "{\"pipelin\": {}}"),
                Question.post(PIPELINES, "{\"pipeline\": {}, \"priority\": \"high\"}"),
                Question.post(PIPELINES, "{\"pipeline\": {}, \"pipeline\": {}}"),
                Question.get("api/v1/application.wadl"));
    }

    private static void prepare(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        run(tasks, sorted(Documents.line("same", 2)));
        run(tasks, sorry());
        Waiting.until(tasks, "same", "FINISHED", SOON);
        Waiting.until(tasks, "sorry", "FAILED", SOON);
    }

    /** The tree comes back as it was given, in whatever order that was. */
    private static Map<String, Object> sorted(Map<?, ?> tree) {
        var sorted = new TreeMap<String, Object>();
        tree.forEach(
                (name, value) -> sorted.put((String) name, value instanceof Map<?, ?> inner ? sorted(inner) : value));
        return sorted;
    }

    private static Map<String, Object> sorry() {
        var tree = Documents.line("sorry", 1);
        Documents.setComponent(tree, "sorryn0", "mayfail", Map.of("fail", "true"));
        return tree;
    }

    private static void run(TaskService tasks, Map<String, Object> tree) {
        var answer = tasks.runPipeline(tree, RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    @TestFactory
    Stream<DynamicTest> isAnsweredAsRecorded(CulmUnderTest culm) throws IOException {
        prepare(culm);
        Files.deleteIfExists(ANSWERED);
        var recorded = Recorded.read(Documents.text("/answers.txt"));
        var times = new LinkedHashMap<String, Integer>();
        return questions().map(question -> {
            var time = times.merge(question.title(), 1, Integer::sum);
            var title = time == 1 ? question.title() : question.title() + ", time " + time;
            return dynamicTest(title, () -> check(title, question, recorded, culm));
        });
    }

    private static void check(String title, Question question, Map<String, String> recorded, CulmUnderTest culm) {
        var answer = Recorded.of(question.ask(culm.rest()), culm.address().toString());
        keep(Recorded.shown(title, answer));

        assertThat(answer).isEqualTo(recorded.get(title));
    }

    private static void keep(String shown) {
        try {
            Files.writeString(ANSWERED, shown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
