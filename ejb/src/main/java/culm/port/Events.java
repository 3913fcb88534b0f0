package culm.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What has happened, in one order for all who read it. An event is written with the change that it tells of, and is given its
 * number when that is committed: so whoever has read up to a number has missed none before it.
 */
public interface Events {

    /** Whether events of this kind are written; others are ignored. */
    boolean tells(Event.Kind kind);

    /** In the transaction of what they tell of. Those of one run keep their order. */
    void add(Collection<Event> events);

    /**
     * Gives the next numbers to events that are committed and have none. Any server may do it at any time: one after another.
     *
     * @return how many
     */
    int number(int most);

    /** How many wait for a number. */
    int unnumbered();

    /** The last number that was given; 0: none. */
    long newest();

    /** What is kept and comes after a number, in order. It has begun to be forgotten if the first is not the next one. */
    List<NumberedEvent> after(long number, int limit);

    /** Those that are kept of one run, in order. */
    List<NumberedEvent> ofRun(String runId, int limit);

    /**
     * Forgets the oldest, if they are older than that and their number is no higher.
     *
     * @return how many
     */
    int forget(Instant olderThan, long upTo, int most);
}
