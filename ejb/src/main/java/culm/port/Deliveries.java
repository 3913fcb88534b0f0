package culm.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was sent to webhooks, and what came of it. */
public interface Deliveries {

    /** Writes one that is new, or what is new of one. */
    void record(Delivery delivery);

    Optional<Delivery> find(String id);

    /**
     * Latest first.
     *
     * @param status null: any
     * @param before only those with a lower id; null: all
     */
    List<Delivery> list(String webhookId, Delivery.Status status, String before, int limit);

    /**
     * Forgets the oldest.
     *
     * @return how many
     */
    int forget(Instant olderThan, int most);
}
