package culm.web.rest;

import culm.ee.batch.BatchItemPage;
import culm.ee.batch.BatchPage;
import culm.ee.batch.BatchView;
import java.util.Map;

/** Batches as JSON values. */
final class BatchViews {

    private BatchViews() {}

    static Map<String, Object> of(BatchView batch) {
        return Views.object(
                "id", batch.id(),
                "action", batch.action(),
                "state", batch.state(),
                "total", (long) batch.total(),
                "succeeded", (long) batch.succeeded(),
                "failed", (long) batch.failed(),
                "skipped", (long) batch.skipped(),
                "pending", (long) batch.pending(),
                "created_by", batch.createdBy(),
                "reason", batch.reason(),
                "created_at", Views.iso(batch.createdAt()),
                "finished_at", Views.iso(batch.finishedAt()));
    }

    static Map<String, Object> of(BatchPage page) {
        return Views.object(
                "items", page.items().stream().map(BatchViews::of).toList(), "next_cursor", page.nextCursor());
    }

    static Map<String, Object> of(BatchItemPage page) {
        return Views.object(
                "items", page.items().stream().map(BatchViews::of).toList(), "next_cursor", page.nextCursor());
    }

    private static Map<String, Object> of(BatchItemPage.Item item) {
        return Views.object(
                "id", item.target(),
                "outcome", item.outcome(),
                "code", item.code(),
                "message", item.message(),
                "done_at", Views.iso(item.doneAt()));
    }
}
