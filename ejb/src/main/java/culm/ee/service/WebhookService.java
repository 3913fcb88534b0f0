package culm.ee.service;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.ee.webhook.DeliveryPage;
import culm.ee.webhook.DeliverySearch;
import culm.ee.webhook.WebhookSpec;
import culm.ee.webhook.WebhookView;
import java.util.List;

/** To whom events are sent: all of it for administrators. Reads of what is not there throw a {@link CulmException}. */
public interface WebhookService {

    List<WebhookView> list();

    /** @throws CulmException NOT_FOUND */
    WebhookView get(String id);

    /**
     * @return {@code extra.id} and {@code extra.secret}, shown once; refused with INVALID_ARGUMENT, UNKNOWN_PROJECT,
     *     ILLEGAL_STATE (too many)
     */
    ActionResult create(WebhookSpec webhook);

    /** @return refused with NOT_FOUND, INVALID_ARGUMENT */
    ActionResult change(String id, WebhookSpec change);

    /** @return refused with NOT_FOUND */
    ActionResult remove(String id);

    /**
     * Sends something at once, to see whether it arrives.
     *
     * @return {@code extra.delivery_id}, {@code extra.status} and what was answered; refused with NOT_FOUND
     */
    ActionResult ping(String id);

    /** @throws CulmException NOT_FOUND, INVALID_ARGUMENT */
    DeliveryPage deliveries(String id, DeliverySearch search);

    /**
     * Sends an event once more, at once and whatever is under way.
     *
     * @return as for {@link #ping}; refused with NOT_FOUND, GONE (the event is no longer kept)
     */
    ActionResult redeliver(String id, String deliveryId);
}
