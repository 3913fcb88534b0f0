package culm.ee.batch;

import culm.port.BatchItem;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands out what is pending. Where it was is in the rows, so that a job that begins anew needs no checkpoint. Between two chunks it rests
 * for as long as the last one has taken: a batch takes at most half the time of one thread from what runs beside it.
 */
@Dependent
@Named("culmBatchReader")
public class BatchReader extends AbstractItemReader {

    private static final long LONGEST_REST = 5_000;
    private static final long NANOS = 1_000_000;

    @Inject
    @BatchProperty(name = "batch")
    String batch;

    @Inject
    @BatchProperty(name = "claimant")
    String claimant;

    @EJB
    BatchSteps steps;

    private final Queue<BatchItem> ready = new ArrayDeque<>();
    private int last = -1;
    private long since;

    @Override
    public Object readItem() throws InterruptedException {
        if (ready.isEmpty()) {
            rest();
            ready.addAll(steps.next(batch, claimant, last));
            since = System.nanoTime();
        }
        var next = ready.poll();
        last = next == null ? last : next.position();
        return next;
    }

    /** The chunk's transaction has begun, but nothing has joined it yet: it holds no connection. */
    private void rest() throws InterruptedException {
        if (since != 0) {
            Thread.sleep(Math.min(LONGEST_REST, (System.nanoTime() - since) / NANOS));
        }
    }
}
