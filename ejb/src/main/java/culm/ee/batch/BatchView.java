package culm.ee.batch;

import culm.port.Batch;
import culm.port.BatchItem.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * A batch as people see it. At every moment {@code total} is the sum of the four that follow it.
 *
 * @param finishedAt null while items are pending
 */
public record BatchView(
        String id,
        String action,
        String state,
        int total,
        int succeeded,
        int failed,
        int skipped,
        int pending,
        String createdBy,
        String reason,
        Instant createdAt,
        Instant finishedAt) {

    static BatchView of(Batch batch, Map<Outcome, Integer> items) {
        return new BatchView(
                batch.id(),
                batch.action(),
                batch.state().name(),
                batch.total(),
                items.getOrDefault(Outcome.SUCCEEDED, 0),
                items.getOrDefault(Outcome.FAILED, 0),
                items.getOrDefault(Outcome.SKIPPED, 0),
                items.getOrDefault(Outcome.PENDING, 0),
                batch.createdBy(),
                batch.reason(),
                batch.createdAt(),
                batch.finishedAt());
    }
}
