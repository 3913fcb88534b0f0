package culm.port;

import java.time.Instant;
import java.util.Map;

/**
 * One order for many runs or nodes.
 *
 * @param id in the order of time
 * @param action what is done to each
 * @param total how many items it has
 * @param createdBy who has ordered it, and with whose rights it is carried out
 * @param allowed the most that the credentials let that user do with which it was ordered
 * @param reason why, in that user's words, or null
 * @param arguments what else the order brings, by name
 * @param finishedAt null while items are open
 */
public record Batch(
        String id,
        String action,
        State state,
        int total,
        String createdBy,
        Role allowed,
        String reason,
        Map<String, Object> arguments,
        Instant createdAt,
        Instant finishedAt) {

    public enum State {
        /** Its items are carried out, one after another, or wait for a server that does it. */
        RUNNING,
        /** Somebody has cancelled it; what was begun is brought to its end. */
        CANCELLING,
        /** Each item has an outcome. */
        FINISHED,
        /** Each item has an outcome; those that had not begun were left out. */
        CANCELLED;

        public boolean isOpen() {
            return this == RUNNING || this == CANCELLING;
        }
    }

    public Batch in(State next, Instant ended) {
        return new Batch(id, action, next, total, createdBy, allowed, reason, arguments, createdAt, ended);
    }
}
