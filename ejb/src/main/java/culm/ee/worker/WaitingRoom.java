package culm.ee.worker;

import culm.engine.WorkerDesk;
import culm.engine.WorkerDesk.Assignment;
import culm.port.WorkerTasks.Wanted;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where workers wait for tasks. None of them has a thread of its own; those that want the same cost one look together, and
 * are served in the order in which they came.
 */
public final class WaitingRoom {

    /** For which projects a worker may work. */
    public record Sight(Set<String> projects) {}

    private static final System.Logger LOG = System.getLogger(WaitingRoom.class.getName());

    private static final Runnable NOTHING = () -> {};

    private final WorkerDesk desk;
    private final InstantSource clock;
    private final int most;
    private final Queue<Waiting> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile boolean closed;

    private record Waiting(ClaimSpec spec, Supplier<Optional<Sight>> sight, Claimer claimer, Instant until) {}

    /** @param most how many may wait at the same time */
    public WaitingRoom(WorkerDesk desk, InstantSource clock, int most) {
        this.desk = desk;
        this.clock = clock;
        this.most = most;
    }

    /** What there is now. */
    public List<TaskView> claim(ClaimSpec spec, Sight sight) {
        return claimed(spec, wanted(spec, sight)).stream().map(TaskView::of).toList();
    }

    private List<Assignment> claimed(ClaimSpec spec, Wanted wanted) {
        return desk.hasWork(wanted) ? desk.claim(wanted, spec.worker(), spec.lease(), spec.most()) : List.of();
    }

    private static Wanted wanted(ClaimSpec spec, Sight sight) {
        return new Wanted(spec.kinds(), sight.projects());
    }

    /**
     * Has a worker wait for tasks.
     *
     * @param sight asked whenever there may be something; empty: nothing is for it any more
     * @return false if there are too many already
     */
    public boolean join(ClaimSpec spec, Supplier<Optional<Sight>> sight, Claimer claimer, Duration longest) {
        if (closed) {
            return false;
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return false;
        }
        arriving.add(new Waiting(spec, sight, claimer, clock.instant().plus(longest)));
        return true;
    }

    /** Looks for tasks for all who wait. */
    public synchronized void serve() {
        for (var next = arriving.poll(); next != null; next = arriving.poll()) {
            waiting.add(next);
        }
        var nothing = new HashSet<Wanted>();
        waiting.removeIf(worker -> {
            var over = !worker.claimer().isOpen() || isServed(worker, nothing) || isLate(worker);
            if (over) {
                count.decrementAndGet();
            }
            return over;
        });
    }

    /** @param nothing what has been looked for in vain a moment ago */
    private boolean isServed(Waiting worker, Set<Wanted> nothing) {
        if (closed) {
            return false;
        }
        try {
            var sight = worker.sight().get();
            if (sight.isEmpty()) {
                worker.claimer().take(List.of(), NOTHING);
                return true;
            }
            var wanted = wanted(worker.spec(), sight.get());
            var found = nothing.contains(wanted) ? List.<Assignment>of() : claimed(worker.spec(), wanted);
            if (found.isEmpty()) {
                nothing.add(wanted);
                return false;
            }
            worker.claimer().take(found.stream().map(TaskView::of).toList(), () -> giveBack(found));
            return true;
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "there was no look for tasks", away);
            return false;
        }
    }

    private boolean isLate(Waiting worker) {
        var late = closed || !clock.instant().isBefore(worker.until());
        if (late) {
            worker.claimer().take(List.of(), NOTHING);
        }
        return late;
    }

    private void giveBack(List<Assignment> assigned) {
        try {
            assigned.forEach(one -> desk.release(one.task().hold()));
        } catch (RuntimeException away) { // then the lease ends
            LOG.log(Level.DEBUG, "tasks that nobody took were not given back", away);
        }
    }

    /** How many wait. */
    public int size() {
        return count.get();
    }

    /** They go to another server. */
    public void close() {
        closed = true;
        serve();
    }
}
