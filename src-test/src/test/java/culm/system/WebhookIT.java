package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has asked for events at an address of its own gets each of them, in order, signed. */
@ExtendWith(ServerExtension.class)
class WebhookIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** How long a target fails, in seconds; {@code -Dculm.events.away=180} is the full form. */
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("culm.events.away", 3));

    private static final String WEBHOOKS = "api/v1/webhooks";

    private final HookTarget target = new HookTarget();
    private final String project = "hooks-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void close() {
        target.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> extra(RestDoor.Answer answer) {
        return (Map<String, Object>) answer.object().get("extra");
    }

    /** @return id and secret */
    private Map<String, Object> webhook(RestDoor door) {
        assertThat(door.post("api/v1/projects", Map.of("name", project)).status())
                .isEqualTo(201);
        var answer = door.post(WEBHOOKS, Map.of("url", target.url(), "project", project));
        assertThat(answer.status()).isEqualTo(201);
        return extra(answer);
    }

    private void run(RestDoor door, int runs) {
        var tasks = new RestTaskService(door);
        var options = RunOptions.defaults().withFreshIds(true).withProject(project);
        for (int i = 0; i < runs; i++) {
            var answer = tasks.runPipeline(Documents.line("hooked", 2), options);
            assertThat(answer.code()).isEqualTo(Code.OK);
            Waiting.until(tasks, (String) answer.extra().get("pipeline_id"), "FINISHED", SOON);
        }
    }

    /** What there was to send. */
    private List<Object> told(RestDoor door, String after) {
        return RestViews.list(door.get("api/v1/events?limit=500&after=" + after)
                        .object()
                        .get("items"))
                .stream()
                .filter(event -> project.equals(event.get("project")))
                .map(event -> event.get("id"))
                .toList();
    }

    private static List<Map<String, Object>> deliveries(RestDoor door, Object id) {
        return RestViews.list(
                door.get(WEBHOOKS + "/" + id + "/deliveries?limit=200").object().get("items"));
    }

    private List<Object> accepted() {
        return target.accepted().stream()
                .map(received -> received.event().get("id"))
                .toList();
    }

    @Test
    void aTargetThatFailsForAWhileGetsEveryEventInOrderOnceItIsBack(CulmUnderTest culm) {
        var door = culm.rest();
        var begin = (String) door.get("api/v1/events").object().get("next");
        var webhook = webhook(door);
        run(door, 2);
        Waiting.until(() -> target.accepted().size() == 4, SOON);
        target.answers(503);
        run(door, 3);
        Waiting.pause(AWAY);
        run(door, 3);
        Waiting.until(() -> target.received().size() > 5, SOON);
        assertThat(target.accepted()).hasSize(4);
        assertThat(door.get(WEBHOOKS + "/" + webhook.get("id")).object().get("failing_since"))
                .isNotNull();

        target.answers(200);

        Waiting.until(() -> target.accepted().size() >= 16, AWAY.plus(Duration.ofMinutes(6)));
        assertThat(accepted()).isEqualTo(told(door, begin));
        assertThat(target.received()).allMatch(received -> received.isSignedWith((String) webhook.get("secret")));
        Waiting.until(
                () -> deliveries(door, webhook.get("id")).stream()
                                .filter(one -> one.get("status").equals("DELIVERED"))
                                .count()
                        == 16,
                SOON);
        assertThat(deliveries(door, webhook.get("id")))
                .filteredOn(one -> (Long) one.get("attempts") > 1)
                .hasSize(1);
        assertThat(target.received().stream()
                        .map(HookTarget.Received::messageId)
                        .distinct())
                .hasSize(16);
    }

    @Test
    void itIsMadeChangedAndRemovedByAdministrators(CulmUnderTest culm) {
        var door = culm.rest();
        var webhook = webhook(door);
        var id = webhook.get("id");
        var path = WEBHOOKS + "/" + id;

        var changed = door.send(door.json(
                "PATCH", path, Map.of("types", List.of("node.failed"), "active", false, "rotate_secret", true)));

        assertThat(extra(changed).get("secret")).isNotEqualTo(webhook.get("secret"));
        var shown = door.get(path);
        assertThat(shown.object())
                .containsEntry("active", false)
                .containsEntry("types", List.of("node.failed"))
                .containsEntry("created_by", "admin");
        assertThat(shown.response().body()).doesNotContain("whsec_");
        assertThat(door.get(WEBHOOKS).response().body()).contains((String) id).doesNotContain("whsec_");
        var audit = door.get("api/v1/audit?target=" + id).response().body();
        assertThat(audit).contains("change_webhook").doesNotContain("whsec_");
        assertThat(door.send("DELETE", path).status()).isEqualTo(200);
        assertThat(door.get(path).status()).isEqualTo(404);
    }

    @Test
    void somebodyMayTryItAndSendAnEventOnceMore(CulmUnderTest culm) {
        var door = culm.rest();
        var webhook = webhook(door);
        var path = WEBHOOKS + "/" + webhook.get("id");

        var ping = door.send("POST", path + "/ping");

        assertThat(extra(ping)).containsEntry("status", "DELIVERED").containsEntry("response", 204L);
        assertThat(target.accepted().get(0).event()).containsEntry("type", "ping");
        run(door, 1);
        Waiting.until(() -> deliveries(door, webhook.get("id")).size() == 3, SOON);
        var first = deliveries(door, webhook.get("id")).get(1);
        var again = door.send("POST", path + "/deliveries/" + first.get("id") + "/redeliver");
        assertThat(extra(again)).containsEntry("status", "DELIVERED");
        assertThat(target.accepted()).hasSize(4);
        assertThat(target.accepted().get(3).event().get("id")).isEqualTo(first.get("event_id"));
        assertThat(RestViews.list(
                        door.get(path + "/deliveries?status=FAILED").object().get("items")))
                .isEmpty();
        assertThat(door.get(path + "/deliveries?status=LOST").status()).isEqualTo(400);
    }

    @Test
    void whatMakesNoSenseIsRefused(CulmUnderTest culm) {
        var door = culm.rest();
        var wrong = new HashMap<Map<String, Object>, Integer>();
        wrong.put(Map.of(), 400);
        wrong.put(Map.of("url", "ftp://example.org"), 400);
        wrong.put(Map.of("url", target.url(), "types", List.of("x")), 400);
        wrong.put(Map.of("url", target.url(), "secret", "guess"), 400);
        wrong.put(Map.of("url", target.url(), "project", "nowhere"), 422);
        wrong.forEach((body, status) -> assertThat(door.post(WEBHOOKS, body).status())
                .as(body.toString())
                .isEqualTo(status));
    }

    @Test
    void underOneKeyThereIsOneWebhookAndOnePing(CulmUnderTest culm) {
        var door = culm.rest();
        webhook(door);
        var once = door.once(UUID.randomUUID().toString());
        var wanted = Map.of("url", target.url(), "project", project, "types", List.of("node.failed"));

        var first = once.post(WEBHOOKS, wanted);
        var again = once.post(WEBHOOKS, wanted);
        var other = once.post(WEBHOOKS, Map.of("url", target.url(), "project", project));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.object()).containsEntry("code", "KEY_REUSED");
        assertThat(RestViews.list(door.get(WEBHOOKS).json()))
                .filteredOn(one -> project.equals(one.get("project")))
                .hasSize(2);

        var ping = WEBHOOKS + "/" + extra(first).get("id") + "/ping";
        var pinging = door.once(UUID.randomUUID().toString());
        assertThat(extra(pinging.send("POST", ping))).isEqualTo(extra(pinging.send("POST", ping)));
        assertThat(target.accepted()).hasSize(1);
    }
}
