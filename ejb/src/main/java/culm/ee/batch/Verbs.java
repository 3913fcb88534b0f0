package culm.ee.batch;

import culm.api.ActionResult;
import culm.port.Batch;
import culm.port.BatchItem;

/** What is done to an item. */
interface Verbs {

    /** However often it is called for one item, it has one effect and, once accepted, one answer. */
    ActionResult carryOut(Batch batch, BatchItem item);

    /** Whether it was accepted before. */
    boolean isDone(Batch batch, BatchItem item);
}
