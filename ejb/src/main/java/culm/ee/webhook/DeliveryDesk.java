package culm.ee.webhook;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.port.Delivery;
import culm.port.NumberedEvent;
import culm.port.Webhook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shows what was sent to webhooks, and sends at once what somebody asks for. No transaction is open while it does. */
public final class DeliveryDesk {

    private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{1,64}");

    private final Sources sources;
    private final Postman postman;

    public DeliveryDesk(Sources sources, Postman postman) {
        this.sources = sources;
        this.postman = postman;
    }

    /** @throws CulmException NOT_FOUND, INVALID_ARGUMENT */
    public DeliveryPage list(String webhookId, DeliverySearch search) {
        if (search.limit() < 1 || search.limit() > DeliverySearch.MAX_LIMIT) {
            throw invalid(
                    "limit must be between 1 and %d; it is %d".formatted(DeliverySearch.MAX_LIMIT, search.limit()));
        }
        if (search.cursor() != null && !CURSOR.matcher(search.cursor()).matches()) {
            throw invalid("cursor is not one of ours");
        }
        var status = status(search.status());
        if (find(webhookId).isEmpty()) {
            throw new CulmException(Code.NOT_FOUND, WebhookDesk.unknown(webhookId));
        }
        var found = sources.transactions()
                .alone(() -> sources.deliveries().list(webhookId, status, search.cursor(), search.limit() + 1));
        var page = found.subList(0, Math.min(found.size(), search.limit()));
        var next = found.size() > page.size() ? page.get(page.size() - 1).id() : null;
        return new DeliveryPage(page.stream().map(DeliveryView::of).toList(), next);
    }

    private static Delivery.Status status(String name) {
        try {
            return name == null ? null : Delivery.Status.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw invalid("status '%s' is not one of %s".formatted(name, Arrays.toString(Delivery.Status.values())));
        }
    }

    private Optional<Webhook> find(String id) {
        return sources.transactions().alone(() -> sources.webhooks().find(id));
    }

    /** @return what came of it; refused with NOT_FOUND */
    public ActionResult ping(String webhookId) {
        return find(webhookId)
                .map(webhook -> kept(postman.ping(webhook).delivery()))
                .orElseGet(() -> WebhookDesk.notFound(webhookId));
    }

    /** @return what came of it; refused with NOT_FOUND, GONE */
    public ActionResult redeliver(String webhookId, String deliveryId) {
        var webhook = find(webhookId);
        if (webhook.isEmpty()) {
            return WebhookDesk.notFound(webhookId);
        }
        var delivery = sources.transactions()
                .alone(() -> sources.deliveries().find(deliveryId))
                .filter(found -> found.webhookId().equals(webhookId) && found.number() != null);
        if (delivery.isEmpty()) {
            return ActionResult.refused(
                    Code.NOT_FOUND, "delivery(%s) of an event does not exist".formatted(deliveryId));
        }
        return event(delivery.get().number())
                .map(event -> kept(postman.sendAgain(webhook.get(), event).delivery()))
                .orElseGet(() -> ActionResult.refused(
                        Code.GONE,
                        "event %d is no longer kept".formatted(delivery.get().number())));
    }

    private Optional<NumberedEvent> event(long number) {
        return sources.transactions().alone(() -> sources.events().after(number - 1, 1)).stream()
                .filter(event -> event.number() == number)
                .findFirst();
    }

    private ActionResult kept(Delivery delivery) {
        sources.transactions().alone(() -> {
            sources.deliveries().record(delivery);
            return null;
        });
        var extra = new LinkedHashMap<String, Object>();
        extra.put("delivery_id", delivery.id());
        extra.put("status", delivery.status().name());
        extra.put("response", delivery.response());
        extra.put("trouble", delivery.trouble());
        return ActionResult.success(extra);
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
