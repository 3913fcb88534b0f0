package culm.port;

import java.time.Instant;

/**
 * A component whose work is done by workers outside of the servers.
 *
 * @param idempotent a second execution of the same attempt does no harm: a worker that is lost is followed by another
 * @param attempts how often one attempt of a node is handed out at most, if its workers are lost
 * @param registeredBy who has made it known, or has changed it last
 */
public record WorkerComponent(
        WorkerKind kind,
        String name,
        String group,
        boolean idempotent,
        int attempts,
        String registeredBy,
        Instant registeredAt) {

    /** How often an attempt may be handed out: once, if nobody knows what a second time would do. */
    public int mostAttempts() {
        return idempotent ? attempts : 1;
    }
}
