package culm.port;

import java.time.Instant;

/**
 * The work of one attempt of a node, that waits for a worker or is in the hands of one. It is there as long as it is to be done.
 *
 * @param nodeId a node has one task at most
 * @param id tells it from other tasks of the node, earlier and later
 * @param attempt of the node
 * @param priority that of the run
 * @param mostHandedOut how often it may be handed out
 * @param worker who has it, or had it last; null: nobody had
 * @param leaseUntil when its worker must have been heard of, by the clock of the store; null: it waits for a worker
 * @param fence grows each time it is handed out: who holds an older one has lost it
 * @param handedOut how often it was, without those times when it was given back
 */
public record WorkerTask(
        String nodeId,
        String id,
        String runId,
        String project,
        WorkerKind kind,
        String attempt,
        int priority,
        Instant createdAt,
        int mostHandedOut,
        String worker,
        Instant leaseUntil,
        long fence,
        int handedOut) {

    public static WorkerTask of(Run run, NodeRun node, WorkerKind kind, int mostHandedOut, String id, Instant now) {
        return new WorkerTask(
                node.id(),
                id,
                run.id(),
                run.project(),
                kind,
                node.version(),
                run.priority(),
                now,
                mostHandedOut,
                null,
                null,
                0,
                0);
    }

    /** As workers name it. */
    public String name() {
        return hold().name();
    }

    /** What its worker holds of it. */
    public Hold hold() {
        return new Hold(nodeId, id, worker, fence);
    }

    /** In the hands of a worker. */
    public WorkerTask handedTo(String newWorker, Instant until) {
        return with(newWorker, until, fence + 1, handedOut + 1);
    }

    /** In the same hands. */
    public WorkerTask keptUntil(Instant until) {
        return with(worker, until, fence, handedOut);
    }

    /** @param counted whether this time counts as handed out */
    public WorkerTask waiting(boolean counted) {
        return with(worker, null, fence, counted ? handedOut : handedOut - 1);
    }

    private WorkerTask with(String newWorker, Instant until, long newFence, int times) {
        return new WorkerTask(
                nodeId,
                id,
                runId,
                project,
                kind,
                attempt,
                priority,
                createdAt,
                mostHandedOut,
                newWorker,
                until,
                newFence,
                times);
    }

    /** A task in the hands of a worker, as that one knows it. It lasts until the task is handed to another, or is over. */
    public record Hold(String nodeId, String id, String worker, long fence) {

        /** Ids of nodes have no dot. */
        public String name() {
            return nodeId + "." + id;
        }
    }
}
