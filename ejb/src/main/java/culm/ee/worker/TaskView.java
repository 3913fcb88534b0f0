package culm.ee.worker;

import culm.engine.WorkerDesk.Assignment;
import java.time.Instant;
import java.util.Map;

/**
 * A task in the hands of a worker.
 *
 * @param id by which its worker names it from now on
 * @param fence shows that it is still in these hands
 * @param attempt the id of this attempt of the node: fit for an idempotency key
 * @param inputs the node's, rendered
 * @param loop which pass of a loop this is, from 1
 * @param retry how often the node was retried, from 0
 * @param handedOut how often the task was handed out, this time included: if more than once, workers were lost
 * @param lockedUntil when its worker must have been heard of
 */
public record TaskView(
        String id,
        long fence,
        String code,
        String version,
        String nodeId,
        String nodeName,
        String pipelineId,
        String project,
        String attempt,
        Map<String, Object> inputs,
        Map<String, Object> rootData,
        int loop,
        int innerLoop,
        int retry,
        int handedOut,
        int priority,
        Instant createdAt,
        Instant lockedUntil) {

    static TaskView of(Assignment assigned) {
        var task = assigned.task();
        var node = assigned.node();
        return new TaskView(
                task.name(),
                task.fence(),
                task.kind().code(),
                task.kind().version(),
                node.id(),
                node.name(),
                task.runId(),
                task.project(),
                task.attempt(),
                node.inputs(),
                assigned.run().rootData(),
                node.loop(),
                node.innerLoop(),
                node.retry(),
                task.handedOut(),
                task.priority(),
                task.createdAt(),
                task.leaseUntil());
    }
}
