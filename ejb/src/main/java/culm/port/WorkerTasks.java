package culm.port;

import culm.port.WorkerTask.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tasks of workers. How long one has a task goes by the clock of the store, which is the same for all servers. */
public interface WorkerTasks {

    /** The task was handed to somebody else in the meantime, or is over. */
    final class TaskLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TaskLost(Hold hold) {
            super("task %s is no longer with %s".formatted(hold.name(), hold.worker()), null, false, false);
        }
    }

    /**
     * What a worker wants to do.
     *
     * @param projects only tasks of these; null: of all
     */
    record Wanted(Set<WorkerKind> kinds, Set<String> projects) {}

    /**
     * @param oldest since when the first of those waits, or null if none does
     */
    record Load(WorkerKind kind, int waiting, int handedOut, Instant oldest) {}

    /** Takes the places of what the nodes may have had before. */
    void add(Collection<WorkerTask> tasks);

    Optional<WorkerTask> find(String nodeId);

    List<WorkerTask> ofRun(String runId);

    /** Whether anything waits that {@link #hand} would give. */
    boolean anyFor(Wanted wanted);

    /** Gives tasks to a worker: those of the highest priority, of these the oldest. What others are being given is passed over. */
    List<WorkerTask> hand(Wanted wanted, String worker, Duration lease, int most);

    /** @throws TaskLost by the end of the transaction */
    void extend(Hold hold, Duration lease) throws TaskLost;

    /**
     * The task waits for a worker again.
     *
     * @param counted whether this time counts as handed out
     * @throws TaskLost by the end of the transaction
     */
    void giveBack(Hold hold, boolean counted) throws TaskLost;

    /** @throws TaskLost by the end of the transaction */
    void end(Hold hold) throws TaskLost;

    /** Whatever task the node has is no longer to be done. */
    void remove(String nodeId);

    void removeOf(String runId);

    /** Tasks whose workers should have been heard of, those first that are longest overdue. */
    List<WorkerTask> overdue(int limit);

    /** By code and version. */
    List<Load> loads();
}
