package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.JsonValue;
import culm.port.Call;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.WorkerTask;
import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks.Load;
import culm.port.WorkerTasks.TaskLost;
import culm.port.WorkerTasks.Wanted;
import culm.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hands tasks to workers outside of the servers, and hears what came of them. */
public final class WorkerDesk {

    /** What the engine says of a node that has gone on without the worker. */
    private static final Set<Code> OVER =
            Set.of(Code.CALLBACK_FINISHED, Code.NOT_CURRENT, Code.ILLEGAL_STATE, Code.WRONG_NODE_TYPE);

    private final Ports ports;
    private final CallbackReceiver callbacks;
    private final Repeats repeats;

    WorkerDesk(Ports ports, CallbackReceiver callbacks, Repeats repeats) {
        this.ports = ports;
        this.callbacks = callbacks;
        this.repeats = repeats;
    }

    /** A task that was handed out, with what there is to know for it. */
    public record Assignment(WorkerTask task, NodeRun node, Run run) {}

    /** Whether {@link #claim} would find anything now; it costs next to nothing. */
    public boolean hasWork(Wanted wanted) {
        return !ports.freeze().frozen()
                && ports.transactions().alone(() -> ports.workerTasks().anyFor(wanted));
    }

    /** Hands out tasks: of the highest priority, of these the oldest. None while the engine is frozen. */
    public List<Assignment> claim(Wanted wanted, String worker, Duration lease, int most) {
        if (ports.freeze().frozen()) {
            return List.of();
        }
        try {
            return ports.transactions().alone(() -> hand(wanted, worker, lease, most));
        } catch (
                TaskLost
                        another) { // databases differ in whether a lock is passed on before what it guarded can be seen
            return List.of();
        }
    }

    private List<Assignment> hand(Wanted wanted, String worker, Duration lease, int most) {
        return ports.workerTasks().hand(wanted, worker, lease, most).stream()
                .flatMap(task -> assigned(task).stream())
                .toList();
    }

    /** A task whose node has gone on without it is not for anybody. */
    private Optional<Assignment> assigned(WorkerTask task) {
        var node = ports.nodes()
                .find(task.nodeId())
                .filter(now -> now.state() == State.RUNNING && task.attempt().equals(now.version()));
        if (node.isEmpty()) {
            ports.workerTasks().remove(task.nodeId());
            return Optional.empty();
        }
        var run = ports.runs().find(task.runId()).orElseThrow();
        return Optional.of(new Assignment(task, node.get(), run));
    }

    /** The worker is at work, and will be heard of again within this time. {@code extra.cancelled}: there is no use in going on. */
    public ActionResult heartbeat(Hold hold, Duration lease) {
        try {
            return ports.transactions().alone(() -> {
                ports.workerTasks().extend(hold, lease);
                var task = ports.workerTasks().find(hold.nodeId()).orElseThrow();
                return ActionResult.success(Map.of(
                        "cancelled", false, "locked_until", task.leaseUntil().toString()));
            });
        } catch (TaskLost lost) {
            var told = lost(hold);
            return told.code() == Code.TASK_LOST
                    ? ActionResult.success(Map.of("cancelled", true, "reason", told.message()))
                    : told;
        }
    }

    /** The work is done. */
    public ActionResult complete(Hold hold, Map<String, Object> outputs, Call call) {
        return ended(hold, "done", WorkerServed.OUTPUTS, outputs, call);
    }

    /** @param error becomes the node's {@code ex_data} */
    public ActionResult fail(Hold hold, Object error, Call call) {
        return ended(hold, "failed", WorkerServed.ERROR, error, call);
    }

    private ActionResult ended(Hold hold, String word, String name, Object said, Call call) {
        Map<String, Object> data;
        try {
            data = JsonValue.copyOf(Map.of(name, said == null ? "" : said));
        } catch (IllegalArgumentException notJson) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, notJson.getMessage());
        }
        return repeats.once(
                call,
                () -> unlessLost(hold, () -> {
                    var answer = callbacks.receive(hold, word, data, call);
                    return OVER.contains(answer.code()) ? lost(hold) : answer;
                }));
    }

    /** Another may do it: this time does not count. */
    public ActionResult release(Hold hold) {
        return unlessLost(hold, () -> {
            giveBack(hold, false);
            return ActionResult.success(Map.of("task_id", hold.name()));
        });
    }

    private void giveBack(Hold hold, boolean counted) {
        ports.transactions().alone(() -> {
            ports.workerTasks().giveBack(hold, counted);
            return null;
        });
    }

    private ActionResult unlessLost(Hold hold, Supplier<ActionResult> work) {
        try {
            return work.get();
        } catch (TaskLost lost) {
            return lost(hold);
        }
    }

    private ActionResult lost(Hold hold) {
        var node = ports.transactions().alone(() -> ports.nodes().find(hold.nodeId()));
        if (node.isEmpty()) {
            return ActionResult.refused(
                    Code.NODE_NOT_FOUND, "node(%s) does not exist or was not executed yet".formatted(hold.nodeId()));
        }
        var task = ports.transactions().alone(() -> ports.workerTasks().find(hold.nodeId()));
        return ActionResult.refused(
                Code.TASK_LOST,
                "worker %s no longer has task %s: %s"
                        .formatted(hold.worker(), hold.name(), now(hold, node.get(), task)));
    }

    private static String now(Hold hold, NodeRun node, Optional<WorkerTask> task) {
        if (task.isEmpty()) {
            return "it is over, and its node is %s".formatted(node.state());
        }
        if (!task.get().id().equals(hold.id())) {
            return "it is over, and its node is in another attempt";
        }
        return task.get().leaseUntil() == null
                ? "it waits for a worker"
                : "worker %s has it".formatted(task.get().worker());
    }

    /** Hands on what workers have that were not heard of in time, or fails its node. Returns how many tasks there were. */
    public int endLost(int limit) {
        if (ports.freeze().frozen()) {
            return 0;
        }
        var overdue = ports.transactions().alone(() -> ports.workerTasks().overdue(limit));
        overdue.forEach(task -> unlessLost(task.hold(), () -> handOn(task)));
        return overdue.size();
    }

    private ActionResult handOn(WorkerTask task) {
        if (task.handedOut() >= task.mostHandedOut()) {
            return fail(task.hold(), lossOf(task), Call.unrecorded(""));
        }
        giveBack(task.hold(), true);
        return ActionResult.success();
    }

    private static String lossOf(WorkerTask task) {
        return ("worker %s was lost: nothing was heard of it until %s; the task was handed out %d of %d times,"
                        + " and whether its work is done is not known")
                .formatted(task.worker(), task.leaseUntil(), task.handedOut(), task.mostHandedOut());
    }

    /** What waits and what is handed out, of all projects. */
    public List<Load> loads() {
        return ports.transactions().alone(() -> ports.workerTasks().loads());
    }
}
