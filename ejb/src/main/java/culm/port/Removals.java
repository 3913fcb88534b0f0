package culm.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of the store what is over. */
public interface Removals {

    /**
     * Whether this server is the one that cares for the store, for as long as it says.
     *
     * @param holder its name, which no other has
     */
    boolean claim(String holder, Duration lease);

    /**
     * Runs that are over and whose time has come: nothing moves in them, and no event tells of them any more.
     *
     * @param endedBefore when those have ended that nothing else was said of; null: those stay
     */
    List<String> due(Instant now, Instant endedBefore, int most);

    /** How many have been over for so long, whether something keeps them or not; no more than {@code most}. */
    int backlog(Instant now, Instant endedBefore, int most);

    /** How many nodes of each were entered, by the id of the run; none: it is not there. */
    Map<String, Integer> sizes(Collection<String> runIds);

    /** In the order of their ids; those that are gone are left out. */
    List<Remains> read(Collection<String> runIds);

    /**
     * Removes all there is of runs that are over: children first.
     *
     * @param nodeIds of their trees
     */
    void remove(Collection<String> runIds, Collection<String> nodeIds);

    /** When a run is to be removed, once it is over; empty: nothing was said. */
    Optional<Instant> removeAfter(String runId);

    /** @param time null: nothing is said any more */
    void removeAfter(String runId, Instant time);

    /** Removes some of the oldest audit entries from before a time. Returns how many. */
    int forgetAudit(Instant before, int most);

    /** Removes definitions that no run follows and that nobody has started since. Returns how many. */
    int forgetDefinitions(Instant unusedSince);
}
