package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Equal calls under one key have one effect and one answer, whichever door they come by. */
@ExtendWith(ServerExtension.class)
class IdempotencyIT {

    private static final int CALLERS = 10;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIPELINES = "api/v1/pipelines";

    private final String key = UUID.randomUUID().toString();

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<T>();
            for (var one : pool.invokeAll(calls)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<?> runs(CulmUnderTest culm, String name) {
        return RestViews.list(culm.rest().get(PIPELINES + "?q=" + name).object().get("items"));
    }

    private static Map<String, Object> named(String name) {
        var tree = Documents.line(name, 1);
        tree.put("name", name);
        return tree;
    }

    @Test
    void tenStartsAtOnceMakeOneRunAndHaveOneBody(CulmUnderTest culm) throws Exception {
        var body = Map.of("pipeline", named("tentimes"), "fresh_ids", true);
        Callable<RestDoor.Answer> start = () -> culm.rest().once(key).post(PIPELINES, body);

        var answers = atOnce(IntStream.range(0, CALLERS).mapToObj(i -> start).toList());

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(RestDoor.Answer::response)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).response().body());
        assertThat(answers)
                .extracting(answer -> answer.response().headers().firstValue("Location"))
                .containsOnly(answers.get(0).response().headers().firstValue("Location"));
        assertThat(answers.stream().filter(IdempotencyIT::isReplayed)).hasSize(CALLERS - 1);
        assertThat(runs(culm, "tentimes")).hasSize(1);
    }

    private static boolean isReplayed(RestDoor.Answer answer) {
        return answer.response().headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
    }

    @Test
    void tenRetriesByEveryDoorMakeOneAttempt(CulmUnderTest culm) throws Exception {
        var tree = Documents.line("retried", 1);
        Documents.setComponent(tree, "retriedn0", "mayfail", Map.of("fail", "true"));
        var tasks = new RestTaskService(culm.rest());
        tasks.runPipeline(tree, RunOptions.defaults());
        Waiting.until(tasks, "retriedn0", "FAILED", SOON);
        var retry = Change.retryActivity("retriedn0", Map.of("fail", "true")).once(key);
        var doors = culm.everyTaskService();
        var calls = IntStream.range(0, CALLERS)
                .<Callable<ActionResult>>mapToObj(
                        i -> () -> doors.get(i % doors.size()).carryOut(retry))
                .toList();

        var answers = atOnce(calls);

        assertThat(answers).containsOnly(ActionResult.success());
        Waiting.until(tasks, "retriedn0", "FAILED", SOON);
        assertThat(tasks.getState("retriedn0").retry()).isEqualTo(1);
    }

    @Test
    void aKeyIsForOneCallAndOneCaller(CulmUnderTest culm) throws Exception {
        WalkUsers.make(culm.rest());
        for (TaskService tasks : culm.everyTaskService()) {
            var mine = UUID.randomUUID().toString();
            var start = Change.runPipeline(named("mine"), RunOptions.defaults().withFreshIds(true))
                    .once(mine);
            var first = tasks.carryOut(start);
            var id = (String) first.extra().get("pipeline_id");

            assertThat(first.code()).isEqualTo(Code.OK);
            assertThat(tasks.carryOut(start)).isEqualTo(first);
            assertThat(tasks.carryOut(Change.revokePipeline(id).once(mine)).code())
                    .isEqualTo(Code.KEY_REUSED);
            assertThat(tasks.carryOut(Change.pausePipeline(id).once("no key")).code())
                    .isEqualTo(Code.INVALID_ARGUMENT);
            var operator =
                    new RestTaskService(culm.as("operator", WalkUsers.PASSWORD).rest());
            assertThat(operator.carryOut(start)).isNotEqualTo(first);
        }
    }

    @Test
    void aTokenThatWasMadeIsShownAgainToWhoHasTheKey(CulmUnderTest culm) {
        var door = culm.rest().once("\"%s\"".formatted(key));
        var first = door.post("api/v1/tokens", Map.of("name", "once"));
        var second = door.post("api/v1/tokens", Map.of("name", "once"));
        var other = door.post("api/v1/tokens", Map.of("name", "twice"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.object()).containsEntry("code", "KEY_REUSED");
    }

    @Test
    void whatWasRefusedMayBeAskedForAgain(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());
        var tree = Documents.line("again0", 1);
        Documents.setComponent(tree, "again0n0", "callback", Map.of("x", "q"));
        tasks.runPipeline(tree, RunOptions.defaults());
        Waiting.until(tasks, "again0n0", "RUNNING", SOON);
        var resume = Change.resumePipeline("again0").once(key);

        assertThat(tasks.carryOut(resume).code()).isEqualTo(Code.ILLEGAL_STATE);
        tasks.pausePipeline("again0");
        assertThat(tasks.carryOut(resume).code()).isEqualTo(Code.OK);
        tasks.pausePipeline("again0");
        assertThat(tasks.carryOut(resume).code()).isEqualTo(Code.OK);

        assertThat(tasks.getState("again0").state()).isEqualTo("SUSPENDED");
        tasks.revokePipeline("again0");
    }
}
