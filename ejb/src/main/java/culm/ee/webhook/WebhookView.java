package culm.ee.webhook;

import culm.port.Event;
import culm.port.Webhook;
import java.time.Instant;
import java.util.List;

/**
 * A webhook, without its secret.
 *
 * @param project "*": all
 * @param types empty: all
 * @param delivered the id of the last event up to which it has been sent all that is for it
 * @param attempts how often sending the next one has failed
 * @param failingSince since when, or null
 * @param due when it is tried again; null: nothing has failed
 * @param stopped why nothing more is sent, or null
 */
public record WebhookView(
        String id,
        String project,
        String url,
        List<String> types,
        boolean active,
        String createdBy,
        Instant createdAt,
        long delivered,
        int attempts,
        Instant failingSince,
        Instant due,
        String stopped) {

    static WebhookView of(Webhook webhook) {
        var progress = webhook.progress();
        return new WebhookView(
                webhook.id(),
                webhook.project(),
                webhook.url(),
                webhook.kinds().stream().map(Event.Kind::text).toList(),
                webhook.active(),
                webhook.createdBy(),
                webhook.createdAt(),
                progress.delivered(),
                progress.attempts(),
                progress.failingSince(),
                progress.failingSince() == null ? null : progress.due(),
                progress.stopped());
    }
}
