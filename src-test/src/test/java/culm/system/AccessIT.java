package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.Code;
import culm.api.RunOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody asks for everything: {@code access/rest.tsv} and {@code access/doors.tsv} say what each is answered. */
@ExtendWith(ServerExtension.class)
class AccessIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A run of project blue that has ended: every verb of who may act is refused by its state, and changes nothing. */
    static void prepare(CulmUnderTest culm) {
        var admin = culm.rest();
        WalkUsers.make(admin);
        var tasks = new RestTaskService(admin);
        if (admin.get("api/v1/pipelines/walk").status() == 404) {
            var options = RunOptions.defaults().withProject("blue");
            assertThat(tasks.runPipeline(Documents.line("walk", 1), options).code())
                    .isEqualTo(Code.OK);
        }
        Waiting.until(tasks, "walk", "FINISHED", SOON);
    }

    private static Map<String, RestDoor> doors(CulmUnderTest culm) {
        var doors = new LinkedHashMap<String, RestDoor>();
        doors.put("nobody", culm.rest().anonymous());
        doors.put("admin", culm.rest());
        for (var name : new String[] {"viewer", "operator", "blue", "bluelooker", "red", "off"}) {
            doors.put(name, culm.as(name, WalkUsers.PASSWORD).rest());
        }
        var blue = doors.get("blue");
        doors.put("token", blue.bearer(token(blue, Map.of("name", "walk"))));
        doors.put("viewertoken", blue.bearer(token(blue, Map.of("name", "walk", "role", "culm-viewer"))));
        doors.put("expired", blue.bearer(expired(blue)));
        doors.put("revoked", blue.bearer(revoked(blue)));
        doors.put("removed", blue.bearer(ofRemoved(culm)));
        return doors;
    }

    private static String token(RestDoor user, Map<String, Object> wanted) {
        return (String) extra(user.post("api/v1/tokens", wanted)).get("token");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> extra(RestDoor.Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return (Map<String, Object>) answer.object().get("extra");
    }

    /** It holds for a second. */
    private static String expired(RestDoor user) {
        var token = token(user, Map.of("name", "brief", "expires_in", 1L));
        Waiting.until(() -> user.bearer(token).get("api/v1/me").status() == 401, SOON);
        return token;
    }

    private static String revoked(RestDoor user) {
        var made = extra(user.post("api/v1/tokens", Map.of("name", "revoked")));
        assertThat(user.send("DELETE", "api/v1/tokens/" + made.get("id")).status())
                .isEqualTo(200);
        return (String) made.get("token");
    }

    private static String ofRemoved(CulmUnderTest culm) {
        WalkUsers.user(culm.rest(), "removed", "culm-operator", Map.of());
        var token = token(culm.as("removed", WalkUsers.PASSWORD).rest(), Map.of("name", "left behind"));
        assertThat(culm.rest().bearer(token).get("api/v1/me").status()).isEqualTo(200);
        assertThat(culm.rest().send("DELETE", "api/v1/admin/users/removed").status())
                .isEqualTo(200);
        return token;
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheTablesSay(CulmUnderTest culm) {
        prepare(culm);
        var doors = doors(culm);
        var console = ConsolePage.folder(culm.rest());
        return Stream.concat(
                walk("rest", path -> "api/v1" + path, doors),
                walk("doors", path -> path.substring(1).replace("{console}", console), doors));
    }

    /** @param place where the table's path is on the server */
    private static Stream<DynamicTest> walk(String table, UnaryOperator<String> place, Map<String, RestDoor> doors) {
        return AccessTable.read(table).stream()
                .map(line -> dynamicTest(line.what(), () -> {
                    var answered = new LinkedHashMap<String, String>();
                    line.expected()
                            .keySet()
                            .forEach(caller -> answered.put(caller, ask(doors.get(caller), place, line)));
                    assertThat(answered).isEqualTo(line.expected());
                }));
    }

    private static String ask(RestDoor door, UnaryOperator<String> place, AccessTable.Line line) {
        var parts = line.what().split(" ", 2);
        var request = door.request(place.apply(parts[1]));
        if (line.body().isEmpty()) {
            request.method(parts[0], BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(parts[0], BodyPublishers.ofString(line.body()));
        }
        var answer = door.send(request);
        return answer.status() < 300 ? "OK" : (String) answer.object().get("code");
    }
}
