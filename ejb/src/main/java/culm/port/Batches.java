package culm.port;

import culm.port.BatchItem.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches with their items. One works on a batch at a time: it has claimed it, for as long as it says. */
public interface Batches {

    /** Another has claimed it, or it is over. */
    final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ClaimLost(String id) {
            super("batch %s is not ours".formatted(id), null, false, false);
        }
    }

    /** With a pending item for each target. */
    void add(Batch batch, List<String> targets);

    Optional<Batch> find(String id);

    /**
     * The latest first.
     *
     * @param createdBy whose; null: of everybody
     * @param before only those before this id, or null
     */
    List<Batch> list(String createdBy, String before, int limit);

    /** How many are open. */
    int open();

    /** Open ones that nobody has claimed, the oldest first. */
    List<String> unclaimed(int most);

    /**
     * Claims a batch, or holds it for longer.
     *
     * @throws ClaimLost if another has claimed it, or it is over; by the end of the transaction
     */
    void claim(String id, String claimant, Duration lease);

    /** Changes the state if it is still the one that it is thought to be. */
    void move(String id, Batch.State from, Batch.State to, Instant finishedAt);

    /**
     * Items by position.
     *
     * @param outcome null: any
     * @param after only those behind this position
     */
    List<BatchItem> items(String id, Outcome outcome, int after, int limit);

    /** Outcomes of items. That one has succeeded is true whatever was written down before; others count for pending items only. */
    void record(String id, Collection<BatchItem> done);

    /** Leaves out all that is pending. */
    void skipPending(String id, String message, Instant at);

    /** How many items of each batch have which outcome. */
    Map<String, Map<Outcome, Integer>> tallies(Collection<String> ids);

    /** Removes some that were finished before this time, with their items. Returns how many. */
    int forget(Instant finishedBefore, int most);
}
