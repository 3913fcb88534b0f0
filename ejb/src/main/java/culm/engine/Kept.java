package culm.engine;

import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that were made ready while all places of their queue were taken here. No message is sent for them yet: whichever
 * thread is done first goes on with one. They lie in the store like any others, and what is lost here is found there.
 */
final class Kept {

    /** More than this is for other servers as well. */
    private static final int MOST = 64;

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(Slice keeper, TokenRef ref, Standing standing, Instant since) {}

    synchronized boolean keep(Slice keeper, TokenRef ref, Standing standing, Instant now) {
        return entries.size() < MOST && entries.add(new Entry(keeper, ref, standing, now));
    }

    /** The one of a queue that has lain here the longest. */
    synchronized Optional<Standing> next(String queue) {
        var found = entries.stream()
                .filter(entry -> entry.ref().queue().equals(queue))
                .findFirst();
        found.ifPresent(entries::remove);
        return found.map(Entry::standing);
    }

    /** Lets go of what a thread has kept, and of what has lain here for longer. */
    synchronized List<TokenRef> release(Slice keeper, Instant before) {
        var released = new ArrayList<TokenRef>();
        entries.removeIf(entry -> {
            var goes = entry.keeper() == keeper || entry.since().isBefore(before);
            return goes && released.add(entry.ref());
        });
        return released;
    }
}
