package culm.web.rest;

import culm.ee.worker.ServedView;
import culm.ee.worker.TaskView;
import java.util.List;
import java.util.Map;

/** What workers are told, as JSON values. */
final class WorkerViews {

    private WorkerViews() {}

    static Map<String, Object> of(ServedView component) {
        return Views.object(
                "code", component.code(),
                "version", component.version(),
                "name", component.name(),
                "group", component.group(),
                "idempotent", component.idempotent(),
                "max_attempts", (long) component.maxAttempts(),
                "registered_by", component.registeredBy(),
                "registered_at", Views.iso(component.registeredAt()),
                "waiting", (long) component.waiting(),
                "handed_out", (long) component.handedOut(),
                "waiting_since", Views.iso(component.waitingSince()));
    }

    static Map<String, Object> of(List<TaskView> tasks) {
        return Views.object("tasks", tasks.stream().map(WorkerViews::of).toList());
    }

    private static Map<String, Object> of(TaskView task) {
        return Views.object(
                "task_id", task.id(),
                "fence", task.fence(),
                "code", task.code(),
                "version", task.version(),
                "node_id", task.nodeId(),
                "node_name", task.nodeName(),
                "pipeline_id", task.pipelineId(),
                "project", task.project(),
                "attempt", task.attempt(),
                "inputs", task.inputs(),
                "root_data", task.rootData(),
                "loop", (long) task.loop(),
                "inner_loop", (long) task.innerLoop(),
                "retry", (long) task.retry(),
                "handed_out", (long) task.handedOut(),
                "priority", (long) task.priority(),
                "created_at", Views.iso(task.createdAt()),
                "locked_until", Views.iso(task.lockedUntil()));
    }
}
