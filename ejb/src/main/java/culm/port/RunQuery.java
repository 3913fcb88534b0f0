package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Set;

/**
 * Which runs to list, newest first.
 *
 * @param states as {@link Run#listedState}; empty: all
 * @param attention only runs with a failed node below
 * @param text part of id or name, lower case; "": all
 * @param projects only runs of these; null: of all
 * @param before only runs older than this place in the order, or null
 */
public record RunQuery(
        Set<State> states, boolean attention, String text, Set<String> projects, Place before, int limit) {

    /** A place in the order of runs: by the time they were created, then by id. */
    public record Place(Instant createdAt, String id) {}
}
