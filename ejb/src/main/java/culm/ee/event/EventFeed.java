package culm.ee.event;

import culm.port.Events;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Serves all who watch on this server. None of them has a thread of its own. */
public final class EventFeed {

    private static final System.Logger LOG = System.getLogger(EventFeed.class.getName());

    private final Events events;
    private final InstantSource clock;
    private final int most;
    private final RecentEvents recent;
    private final Queue<Subscriber> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Subscriber> subscribers = new ArrayList<>();
    private volatile boolean closed;

    /** @param most how many may watch at the same time */
    public EventFeed(Events events, InstantSource clock, int most) {
        this.events = events;
        this.clock = clock;
        this.most = most;
        this.recent = new RecentEvents(events);
    }

    /** The last number that was given. */
    public long newest() {
        return events.newest();
    }

    /**
     * Serves an outlet from now on.
     *
     * @param after the number up to which it has everything
     * @param allowed what it may see, asked again now and then; empty: nothing any more
     * @param longest after how long the connection ends
     * @return false if there are too many already
     */
    boolean join(Outlet outlet, long after, Supplier<Optional<EventFilter>> allowed, Duration longest) {
        var filter = allowed.get();
        if (filter.isEmpty() || closed) {
            return false;
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return false;
        }
        var now = clock.instant();
        arriving.add(new Subscriber(outlet, after, filter.get(), allowed, now, now.plus(longest)));
        return true;
    }

    /** Tells everybody what is new. */
    public synchronized void serve() {
        for (var next = arriving.poll(); next != null; next = arriving.poll()) {
            subscribers.add(next);
        }
        if (subscribers.isEmpty()) {
            recent.forget();
            return;
        }
        recent.read();
        var now = clock.instant();
        subscribers.removeIf(subscriber -> {
            var over = closed || !isServed(subscriber, now);
            if (over) {
                count.decrementAndGet();
            }
            return over;
        });
    }

    /** What goes wrong with one is of no concern to the others. */
    private boolean isServed(Subscriber subscriber, Instant now) {
        try {
            return subscriber.serve(recent, now);
        } catch (RuntimeException trouble) {
            LOG.log(Level.DEBUG, "one who watched is sent away", trouble);
            subscriber.end();
            return false;
        }
    }

    /** How many watch. */
    public int size() {
        return count.get();
    }

    /** They go to another server. */
    public synchronized void close() {
        closed = true;
        arriving.forEach(Subscriber::end);
        subscribers.forEach(Subscriber::end);
        arriving.clear();
        subscribers.clear();
        count.set(0);
    }
}
