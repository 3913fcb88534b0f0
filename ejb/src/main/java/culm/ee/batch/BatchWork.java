package culm.ee.batch;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Batch;
import culm.port.BatchItem;
import culm.port.BatchItem.Outcome;
import culm.port.Batches;
import culm.port.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Brings a batch forward. That an item was accepted is known to the engine from the moment of its effect; what is written down
 * here follows. So whoever takes a batch over begins with what is pending, and does nothing twice.
 */
public final class BatchWork {

    /** What is carried out before it is written down: no more can be done that is not written down. */
    static final int CHUNK = 20;

    /** How long a batch stays claimed without a sign of life. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Set<Code> NOTHING_TO_DO = EnumSet.of(Code.ILLEGAL_STATE, Code.NOT_CURRENT);
    private static final int MOST_MESSAGE = 1_000;
    private static final String LEFT_OUT = "the batch was cancelled before its turn";

    private final Batches batches;
    private final Transactions transactions;
    private final Verbs verbs;
    private final InstantSource clock;

    public BatchWork(Batches batches, Transactions transactions, BatchCaller verbs, InstantSource clock) {
        this(batches, transactions, (Verbs) verbs, clock);
    }

    BatchWork(Batches batches, Transactions transactions, Verbs verbs, InstantSource clock) {
        this.batches = batches;
        this.transactions = transactions;
        this.verbs = verbs;
        this.clock = clock;
    }

    /** Batches that wait for somebody who works on them. */
    public List<String> waiting(int most) {
        return transactions.alone(() -> batches.unclaimed(most));
    }

    /** @return whether the batch is the claimant's now */
    public boolean claim(String id, String claimant) {
        try {
            hold(id, claimant);
            return true;
        } catch (Batches.ClaimLost another) {
            return false;
        }
    }

    private void hold(String id, String claimant) {
        transactions.alone(() -> {
            batches.claim(id, claimant, LEASE);
            return null;
        });
    }

    /**
     * The next items behind a position; none if there are none left, or the batch was cancelled.
     *
     * @throws Batches.ClaimLost if it is another's by now
     */
    public List<BatchItem> next(String id, String claimant, int after) {
        hold(id, claimant);
        return transactions.alone(() -> find(id).state() == Batch.State.RUNNING
                ? batches.items(id, Outcome.PENDING, after, CHUNK)
                : List.<BatchItem>of());
    }

    private Batch find(String id) {
        return batches.find(id).orElseThrow(() -> new Batches.ClaimLost(id));
    }

    /** No transaction is open: each item has its own. */
    public BatchItem carryOut(String id, BatchItem item) {
        var batch = transactions.alone(() -> find(id));
        return ended(item, verbs.carryOut(batch, item));
    }

    private BatchItem ended(BatchItem item, ActionResult answer) {
        var outcome = answer.result()
                ? Outcome.SUCCEEDED
                : NOTHING_TO_DO.contains(answer.code()) ? Outcome.SKIPPED : Outcome.FAILED;
        return item.ended(outcome, answer.code().name(), shortened(answer.message()), clock.instant());
    }

    private static String shortened(String message) {
        if (message == null || message.isEmpty()) {
            return null;
        }
        return message.length() <= MOST_MESSAGE ? message : message.substring(0, MOST_MESSAGE);
    }

    public void record(String id, List<BatchItem> done) {
        transactions.alone(() -> {
            batches.record(id, done);
            return null;
        });
    }

    /** When {@link #next} has no more. Of a batch that was cancelled, what somebody had begun and not written down is found out first. */
    public void end(String id, String claimant) {
        hold(id, claimant);
        var batch = transactions.alone(() -> find(id));
        if (batch.state() == Batch.State.CANCELLING) {
            var begun = transactions.alone(() -> batches.items(id, Outcome.PENDING, -1, CHUNK)).stream()
                    .filter(item -> verbs.isDone(batch, item))
                    .map(item -> item.ended(Outcome.SUCCEEDED, Code.OK.name(), null, clock.instant()))
                    .toList();
            record(id, begun);
        }
        transactions.alone(() -> {
            var now = clock.instant();
            if (batch.state() == Batch.State.CANCELLING) {
                batches.skipPending(id, LEFT_OUT, now);
                batches.move(id, Batch.State.CANCELLING, Batch.State.CANCELLED, now);
            } else if (batches.items(id, Outcome.PENDING, -1, 1).isEmpty()) {
                batches.move(id, Batch.State.RUNNING, Batch.State.FINISHED, now);
            }
            return null;
        });
    }

    /** Forgets batches that were finished so long ago. Returns how many. */
    public int forget(Duration kept, int most) {
        var before = clock.instant().minus(kept);
        return transactions.alone(() -> batches.forget(before, most));
    }
}
