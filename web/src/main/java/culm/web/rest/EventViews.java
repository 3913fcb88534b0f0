package culm.web.rest;

import culm.ee.event.EventPage;
import culm.ee.event.EventView;
import culm.ee.webhook.DeliveryPage;
import culm.ee.webhook.DeliveryView;
import culm.ee.webhook.WebhookView;
import java.util.Map;

/** Events as JSON values. */
final class EventViews {

    private EventViews() {}

    static Map<String, Object> of(EventPage page) {
        return Views.object(
                "items", page.items().stream().map(EventView::members).toList(), "next", Long.toString(page.next()));
    }

    static Map<String, Object> of(WebhookView webhook) {
        return Views.object(
                "id", webhook.id(),
                "project", webhook.project(),
                "url", webhook.url(),
                "types", webhook.types(),
                "active", webhook.active(),
                "created_by", webhook.createdBy(),
                "created_at", Views.iso(webhook.createdAt()),
                "delivered", Long.toString(webhook.delivered()),
                "attempts", (long) webhook.attempts(),
                "failing_since", Views.iso(webhook.failingSince()),
                "due_at", Views.iso(webhook.due()),
                "stopped", webhook.stopped());
    }

    static Map<String, Object> of(DeliveryPage page) {
        return Views.object(
                "items", page.items().stream().map(EventViews::of).toList(), "next_cursor", page.nextCursor());
    }

    private static Map<String, Object> of(DeliveryView delivery) {
        return Views.object(
                "id", delivery.id(),
                "event_id", delivery.event() == null ? null : Long.toString(delivery.event()),
                "type", delivery.type(),
                "pipeline_id", delivery.pipelineId(),
                "cause", delivery.cause(),
                "status", delivery.status(),
                "attempts", (long) delivery.attempts(),
                "first_at", Views.iso(delivery.first()),
                "last_at", Views.iso(delivery.last()),
                "took_millis", delivery.tookMillis(),
                "response", delivery.response() == null ? null : (long) delivery.response(),
                "trouble", delivery.trouble());
    }
}
