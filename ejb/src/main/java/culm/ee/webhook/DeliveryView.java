package culm.ee.webhook;

import culm.port.Delivery;
import java.time.Instant;

/**
 * Something that was sent to a webhook.
 *
 * @param event its id; null for a ping
 * @param type that of the event, or ping
 * @param pipelineId the run, or null
 * @param cause EVENT, PING, REDELIVERY
 * @param status DELIVERED, RETRYING, FAILED
 * @param tookMillis how long the last attempt took
 * @param response the HTTP status of the last answer; null: there was none
 * @param trouble what went wrong, or null
 */
public record DeliveryView(
        String id,
        Long event,
        String type,
        String pipelineId,
        String cause,
        String status,
        int attempts,
        Instant first,
        Instant last,
        long tookMillis,
        Integer response,
        String trouble) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.number(),
                delivery.kind(),
                delivery.runId(),
                delivery.cause().name(),
                delivery.status().name(),
                delivery.attempts(),
                delivery.first(),
                delivery.last(),
                delivery.took().toMillis(),
                delivery.response(),
                delivery.trouble());
    }
}
