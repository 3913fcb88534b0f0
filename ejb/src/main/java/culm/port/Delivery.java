package culm.port;

import java.time.Duration;
import java.time.Instant;

/**
 * An event on its way to a webhook.
 *
 * @param number that of the event; null: it is none, see {@link Cause#PING}
 * @param kind that of the event, or "ping"
 * @param runId of the event, or null
 * @param attempts how often it was sent
 * @param first when that was for the first time
 * @param last when that was for the last time
 * @param took how long it took then
 * @param response the status that was answered then; null: none came
 * @param trouble what went wrong then, or null
 */
public record Delivery(
        String id,
        String webhookId,
        Long number,
        String kind,
        String runId,
        Cause cause,
        Status status,
        int attempts,
        Instant first,
        Instant last,
        Duration took,
        Integer response,
        String trouble) {

    /** Why it is sent. */
    public enum Cause {
        EVENT,
        /** Somebody wants to know whether it arrives. */
        PING,
        /** Somebody wants it to be sent once more. */
        REDELIVERY
    }

    /** What came of it. */
    public enum Status {
        DELIVERED,
        /** It did not arrive, and will be sent again. */
        RETRYING,
        /** It did not arrive, and will not be sent again. */
        FAILED
    }

    /** The same, but that it will not be sent again. */
    public Delivery givenUp() {
        return new Delivery(
                id,
                webhookId,
                number,
                kind,
                runId,
                cause,
                Status.FAILED,
                attempts,
                first,
                last,
                took,
                response,
                trouble);
    }
}
