package culm.engine;

import culm.port.Token;
import culm.port.TokenRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    private final Map<String, Entry> tokens = new HashMap<>();
    private final Map<String, NavigableSet<Entry>> branches = new HashMap<>();
    private final Set<String> moving = new HashSet<>();
    private final SentFor sentFor;
    private long number;

    private record Entry(Slice keeper, TokenRef ref, Ready ready, Instant since, long number) {
        private String fork() {
            return String.valueOf(ready.token().parentId());
        }
    }

    Kept(SentFor sentFor) {
        this.sentFor = sentFor;
    }

    /**
     * Of one token the newest version is kept: two who have woken it one after the other may come here the other way round.
     *
     * @param keeper who will be asked for what it has kept, or null if whoever is done first is
     */
    synchronized boolean keep(Slice keeper, TokenRef ref, Ready ready, Instant now) {
        var known = tokens.get(ref.tokenId());
        if (known != null && known.ref().version() > ref.version()) {
            return true;
        }
        if (tokens.size() == MOST) {
            return false;
        }
        var entry = new Entry(keeper, ref, ready, now, number++);
        Optional.ofNullable(tokens.put(ref.tokenId(), entry)).ifPresent(this::leaveQueue);
        add(branches, entry.fork(), entry);
        return add(queues, ref.queue(), entry);
    }

    private static boolean add(Map<String, NavigableSet<Entry>> sets, String name, Entry entry) {
        return sets.computeIfAbsent(name, first -> new TreeSet<>(ORDER)).add(entry);
    }

    private static void leave(Map<String, NavigableSet<Entry>> sets, String name, Entry entry) {
        var set = sets.get(name);
        set.remove(entry);
        if (set.isEmpty()) {
            sets.remove(name);
        }
    }

    /** A branch of the same fork and queue, unless something more urgent waits. */
    synchronized Optional<Ready> neighbour(Token branch) {
        var neighbours = branches.getOrDefault(branch.parentId(), Collections.emptyNavigableSet());
        if (neighbours.isEmpty()) {
            return Optional.empty();
        }
        var next = neighbours.first();
        var mostUrgent = queues.get(next.ref().queue()).first();
        if (!next.ref().queue().equals(branch.queue())
                || mostUrgent.ref().priority() > next.ref().priority()) {
            return Optional.empty();
        }
        moving.add(branch.queue());
        return Optional.of(remove(next));
    }

    synchronized Optional<Ready> next(String queue) {
        var waiting = queues.getOrDefault(queue, Collections.emptyNavigableSet());
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        moving.add(queue);
        return Optional.of(remove(waiting.first()));
    }

    /** What somebody has sent for although it is kept here. */
    synchronized Optional<Ready> take(TokenRef ref) {
        return Optional.ofNullable(tokens.get(ref.tokenId()))
                .filter(entry -> entry.ref().version() == ref.version())
                .map(this::remove);
    }

    /** Lets go of what a thread has kept, and of what has lain here for longer; not of all at once, as most may be moved here. */
    synchronized List<TokenRef> release(Slice keeper, Instant before, int most) {
        return release(
                entry -> entry.keeper() == keeper
                        || entry.keeper() == null
                        || entry.since().isBefore(before),
                most);
    }

    /** Lets go of what was woken and belongs to no turn: a place that was lent has come back unused. */
    synchronized List<TokenRef> releaseWoken(String queue, int most) {
        return release(entry -> entry.keeper() == null && entry.ref().queue().equals(queue), most);
    }

    /** Lets go of what has lain here for longer, in queues of which nobody has taken any since this was asked for the last time. */
    synchronized List<TokenRef> releaseHeldUp(Instant before) {
        var heldUp = release(
                entry -> entry.since().isBefore(before)
                        && !moving.contains(entry.ref().queue()),
                Integer.MAX_VALUE);
        moving.clear();
        return heldUp;
    }

    private List<TokenRef> release(Predicate<Entry> which, int most) {
        var released =
                tokens.values().stream().filter(which).sorted(ORDER).limit(most).toList();
        released.forEach(entry -> sentFor.remember(remove(entry)));
        return released.stream().map(Entry::ref).toList();
    }

    private Ready remove(Entry entry) {
        tokens.remove(entry.ref().tokenId());
        leaveQueue(entry);
        return entry.ready();
    }

    private void leaveQueue(Entry entry) {
        leave(queues, entry.ref().queue(), entry);
        leave(branches, entry.fork(), entry);
    }
}
