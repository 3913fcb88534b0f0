package culm.ee.webhook;

import culm.ee.event.EventView;
import culm.ee.json.JsonText;
import culm.port.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a webhook is sent.
 *
 * @param id the same whenever it is sent again, so that who gets it twice can tell
 */
record Letter(String id, byte[] body) {

    static Letter of(Webhook to, EventView event) {
        return new Letter("%s-%d".formatted(to.id(), event.number()), bytes(event.members()));
    }

    static Letter ping(Webhook to, String id, Instant at) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", id);
        members.put("type", "ping");
        members.put("at", at.toString());
        members.put("project", to.project());
        members.put("webhook_id", to.id());
        return new Letter("%s-%s".formatted(to.id(), id), bytes(members));
    }

    private static byte[] bytes(Map<String, Object> members) {
        return JsonText.write(members).getBytes(StandardCharsets.UTF_8);
    }

    /** The headers of Standard Webhooks. */
    Map<String, String> headers(String secret, Instant now) {
        var seconds = now.getEpochSecond();
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Culm",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                Signature.of(secret, id, seconds, body));
    }
}
