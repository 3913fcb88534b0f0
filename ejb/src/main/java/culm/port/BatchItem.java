package culm.port;

import java.time.Instant;

/**
 * What a batch does to one run or node.
 *
 * @param position in the batch, from 0
 * @param target the id of the run or node
 * @param code how the call was answered; null while it is open, or if it was never made
 * @param message more of that, or null
 * @param at when, or null
 */
public record BatchItem(int position, String target, Outcome outcome, String code, String message, Instant at) {

    public enum Outcome {
        /** Not carried out, or nobody has written down yet that it was. */
        PENDING,
        SUCCEEDED,
        /** Refused. */
        FAILED,
        /** There was nothing left to do, or the batch was cancelled before its turn. */
        SKIPPED
    }

    public static BatchItem pending(int position, String target) {
        return new BatchItem(position, target, Outcome.PENDING, null, null, null);
    }

    public BatchItem ended(Outcome how, String why, String words, Instant now) {
        return new BatchItem(position, target, how, why, words, now);
    }
}
