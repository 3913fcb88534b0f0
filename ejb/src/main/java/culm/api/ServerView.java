package culm.api;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One server of those that share the database. The times are by the clock of the database.
 *
 * @param incarnation differs from one start of the server to the next; tokens and waiting reasons name it behind the name and
 *     a slash
 * @param startedAt when this incarnation came in
 * @param leaseUntil until when it counts as alive without another sign of life
 * @param state ALIVE; DRAINING: it is about to stop and takes nothing more; LOST: it has given no sign of life for so long that
 *     the others take over what it had. One that is lost is shown for a day
 * @param queues how many tokens of each queue it moves at the same time; 0: it leaves them to others. The default queue is
 *     called {@code default}
 * @param tokens how many tokens it has in its hands
 */
public record ServerView(
        String name,
        String incarnation,
        Instant startedAt,
        Instant leaseUntil,
        String state,
        Map<String, Integer> queues,
        int tokens)
        implements Sent {

    public ServerView {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
