package culm.engine;

import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tokens that were made ready while all places of their queue were taken here. No message is sent for them yet: whichever
 * thread is done first goes on with one. They lie in the store like any others, and what is lost here is found there.
 */
final class Kept {

    /** More than this is for other servers as well. */
    private static final int MOST = 1024;

    /** As the broker has it: the highest priority first, and of one priority who came first. */
    private static final Comparator<Entry> ORDER =
            Comparator.<Entry>comparingInt(entry -> -entry.ref().priority()).thenComparingLong(Entry::number);

    private final Map<String, NavigableSet<Entry>> queues = new HashMap<>();
    private final SentFor sentFor;
    private long number;
    private int size;

    private record Entry(Slice keeper, TokenRef ref, Standing standing, Instant since, long number) {}

    Kept(SentFor sentFor) {
        this.sentFor = sentFor;
    }

    synchronized boolean keep(Slice keeper, TokenRef ref, Standing standing, Instant now) {
        if (size == MOST) {
            return false;
        }
        size++;
        return queues.computeIfAbsent(ref.queue(), name -> new TreeSet<>(ORDER))
                .add(new Entry(keeper, ref, standing, now, number++));
    }

    synchronized Optional<Standing> next(String queue) {
        var next = Optional.ofNullable(queues.get(queue)).map(NavigableSet::pollFirst);
        next.ifPresent(taken -> size--);
        return next.map(Entry::standing);
    }

    /** Lets go of what a thread has kept, and of what has lain here for longer; not of all at once, as most may be moved here. */
    synchronized List<TokenRef> release(Slice keeper, Instant before, int most) {
        return queues.values().stream()
                .flatMap(NavigableSet::stream)
                .filter(entry -> entry.keeper() == keeper || entry.since().isBefore(before))
                .sorted(ORDER)
                .limit(most)
                .toList()
                .stream()
                .map(this::remove)
                .toList();
    }

    private TokenRef remove(Entry entry) {
        queues.get(entry.ref().queue()).remove(entry);
        size--;
        sentFor.remember(entry.standing());
        return entry.ref();
    }
}
