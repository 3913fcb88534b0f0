package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** One entry for each changing call, whoever makes it, by whichever door, and however it ends. */
@ExtendWith(ServerExtension.class)
class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String AUDIT = "api/v1/audit";

    private static List<Map<String, Object>> entries(RestDoor door, String path) {
        return RestViews.list(door.get(path).object().get("items"));
    }

    private static List<Map<String, Object>> withId(CulmUnderTest culm, String id) {
        return entries(culm.rest(), AUDIT + "?limit=20").stream()
                .filter(entry -> id.equals(entry.get("trace_id")))
                .toList();
    }

    private static RestDoor.Answer ask(RestDoor door, AccessTable.Line line, String id) {
        var parts = line.what().split(" ", 2);
        var request = door.request("api/v1" + parts[1]).header("X-Trace-Id", id);
        if (line.body().isEmpty()) {
            request.method(parts[0], BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(parts[0], BodyPublishers.ofString(line.body()));
        }
        return door.send(request);
    }

    private static String outcome(RestDoor.Answer answer) {
        return answer.status() < 300 ? "OK" : (String) answer.object().get("code");
    }

    @TestFactory
    Stream<DynamicTest> everyChangingRequestHasOneEntry(CulmUnderTest culm) {
        AccessIT.prepare(culm);
        var doors = Map.of(
                "admin",
                culm.rest(),
                "red",
                culm.as("red", WalkUsers.PASSWORD).rest(),
                "viewer",
                culm.as("viewer", WalkUsers.PASSWORD).rest());
        return AccessTable.read("rest").stream()
                .filter(line -> !line.what().startsWith("GET") && !isUnrecorded(line))
                .flatMap(line -> doors.entrySet().stream()
                        .map(door -> dynamicTest(
                                door.getKey() + " " + line.what(),
                                () -> hasOneEntry(culm, door.getKey(), door.getValue(), line))));
    }

    /** What changes nothing, and what workers ask again and again: the word that ends their work is recorded. */
    private static boolean isUnrecorded(AccessTable.Line line) {
        return line.what().matches(".*/(validate|claim|heartbeat|release)")
                || line.body().contains("\"dry_run\": true");
    }

    private static void hasOneEntry(CulmUnderTest culm, String actor, RestDoor door, AccessTable.Line line) {
        var id = UUID.randomUUID().toString();

        var answer = ask(door, line, id);

        assertThat(withId(culm, id)).singleElement().satisfies(entry -> {
            assertThat(entry.get("actor")).isEqualTo(actor);
            assertThat(entry.get("door")).isEqualTo("rest");
            assertThat(entry.get("address")).isEqualTo("127.0.0.1");
            assertThat(entry.get("code")).isEqualTo(outcome(answer));
            assertThat(entry.get("action")).asString().isNotBlank();
        });
    }

    @Test
    void aRequestThatCannotBeReadHasOneToo(CulmUnderTest culm) {
        var id = UUID.randomUUID().toString();
        var request = culm.rest()
                .request("api/v1/nodes/nobody/retry")
                .header("X-Trace-Id", id)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"inputs\": "));

        culm.rest().send(request);

        assertThat(withId(culm, id)).singleElement().satisfies(entry -> {
            assertThat(entry.get("action")).isEqualTo("retry_activity");
            assertThat(entry.get("code")).isEqualTo("INVALID_ARGUMENT");
            assertThat(entry.get("target")).isEqualTo("nobody");
        });
    }

    @Test
    void anEntryTellsWhoWhatWhyAndWhatHasChanged(CulmUnderTest culm) {
        WalkUsers.make(culm.rest());
        var blue = culm.as("blue", WalkUsers.PASSWORD).rest();
        var tasks = new RestTaskService(blue);
        var tree = Documents.line("audited", 1);
        Documents.setComponent(tree, "auditedn0", "callback", Map.of("x", "q"));
        var options = RunOptions.defaults().withProject("blue").withRootData(Map.of("password", "walk-root-secret"));
        assertThat(tasks.runPipeline(tree, options).code()).isEqualTo(Code.OK);
        Waiting.until(tasks, "auditedn0", "RUNNING", SOON);
        blue.post("api/v1/pipelines/audited/pause", Map.of("reason", "a customer has called"));
        blue.post("api/v1/pipelines/audited/pause", Map.of("reason", "again"));
        tasks.resumePipeline("audited");
        tasks.callback("auditedn0", Map.of("api_key", "walk-callback-secret", "n", 1L), null, null);
        Waiting.until(tasks, "audited", "FINISHED", SOON);

        var told = entries(blue, "api/v1/pipelines/audited/audit");

        assertThat(told)
                .extracting(entry -> entry.get("action"))
                .containsExactly("callback", "resume_pipeline", "pause_pipeline", "pause_pipeline", "run_pipeline");
        assertThat(told.get(2)).containsEntry("code", "ILLEGAL_STATE").containsEntry("reason", "again");
        assertThat(told.get(3))
                .containsEntry("code", "OK")
                .containsEntry("reason", "a customer has called")
                .containsEntry("state_before", "RUNNING")
                .containsEntry("state_after", "SUSPENDED")
                .containsEntry("project", "blue");
        assertThat(told.get(0).get("changes")).isEqualTo(Map.of("data", Map.of("api_key", "***", "n", 1L)));
        assertThat(told.toString()).doesNotContain("walk-root-secret").doesNotContain("walk-callback-secret");
        assertThat(blue.get("api/v1/nodes/auditedn0/outputs").response().body()).doesNotContain("walk-callback-secret");
    }

    @Test
    void theLogIsSearchedAndPaged(CulmUnderTest culm) {
        WalkUsers.make(culm.rest());
        for (int i = 0; i < 3; i++) {
            culm.rest().send("POST", "api/v1/pipelines/paged/pause");
        }
        var search = AUDIT + "?target=paged&action=pause_pipeline&code=PIPELINE_NOT_FOUND&actor=admin&limit=2";

        var first = culm.rest().get(search).object();
        var second =
                culm.rest().get(search + "&cursor=" + first.get("next_cursor")).object();

        assertThat(RestViews.list(first.get("items"))).hasSize(2);
        assertThat(RestViews.list(second.get("items"))).hasSize(1);
        assertThat(second.get("next_cursor")).isNull();
        assertThat(culm.rest()
                        .get(AUDIT + "?target=paged&from=2100-01-01T00:00:00Z")
                        .object()
                        .get("items"))
                .isEqualTo(List.of());
        for (var wrong :
                List.of("limit=0", "limit=201", "from=yesterday", "cursor=x", "to=-999999999-01-01T00:00:00Z")) {
            assertThat(culm.rest().get(AUDIT + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    @Tag("remote")
    void everyChangingCallByEjbHasOneEntry(CulmUnderTest culm) throws Exception {
        AccessIT.prepare(culm);
        for (var caller : List.of("admin", "viewer", "red")) {
            var door = caller.equals("admin") ? culm : culm.as(caller, WalkUsers.PASSWORD);
            for (var line : AccessTable.read("ejb")) {
                if (line.what().matches("get.*|list.*|count.*|preview.*|validate")) {
                    continue;
                }
                var asked = line.what().equals("carryOut") ? "retryActivity" : line.what();
                var action = asked.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                var search = AUDIT + "?limit=200&actor=%s&action=%s".formatted(caller, action);
                var before = remote(culm, search);

                var code = RemoteAccessIT.ask(door.remote("TaskService", TaskService.class), line.what());

                var after = entries(culm.rest(), search);
                assertThat(remote(culm, search)).as("%s by %s", action, caller).isEqualTo(before + 1);
                assertThat(after.get(0).get("code")).isEqualTo(code.equals("denied") ? "FORBIDDEN" : code);
            }
        }
    }

    private static long remote(CulmUnderTest culm, String search) {
        return entries(culm.rest(), search).stream()
                .filter(entry -> "remote".equals(entry.get("door")))
                .count();
    }
}
