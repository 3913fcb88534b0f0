package culm.port;

import java.time.Instant;

/**
 * Which runs to list, newest first.
 *
 * @param before only runs older than this place in the order, or null
 */
public record RunQuery(RunFilter filter, Place before, int limit) {

    /** A place in the order of runs: by the time they were created, then by id. */
    public record Place(Instant createdAt, String id) {}
}
