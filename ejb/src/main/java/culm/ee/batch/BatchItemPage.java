package culm.ee.batch;

import culm.port.BatchItem;
import java.time.Instant;
import java.util.List;

/** @param nextCursor null on the last page */
public record BatchItemPage(List<Item> items, String nextCursor) {

    /**
     * What came of one run or node.
     *
     * @param code how the call was answered, or null
     * @param message more of that, or null
     * @param doneAt null while it is pending
     */
    public record Item(String target, String outcome, String code, String message, Instant doneAt) {

        static Item of(BatchItem item) {
            return new Item(item.target(), item.outcome().name(), item.code(), item.message(), item.at());
        }
    }
}
