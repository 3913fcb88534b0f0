package culm.operations;

import culm.api.ActionResult;
import culm.api.TaskService;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operators' verbs, each called with an id and otherwise harmless arguments. */
enum Operation {
    PAUSE_PIPELINE((tasks, id, flow) -> tasks.pausePipeline(id)),
    RESUME_PIPELINE((tasks, id, flow) -> tasks.resumePipeline(id)),
    REVOKE_PIPELINE((tasks, id, flow) -> tasks.revokePipeline(id)),
    PAUSE_ACTIVITY((tasks, id, flow) -> tasks.pauseActivity(id)),
    RESUME_ACTIVITY((tasks, id, flow) -> tasks.resumeActivity(id)),
    RETRY_ACTIVITY((tasks, id, flow) -> tasks.retryActivity(id)),
    SKIP_ACTIVITY((tasks, id, flow) -> tasks.skipActivity(id)),
    SKIP_EXCLUSIVE_GATEWAY((tasks, id, flow) -> tasks.skipExclusiveGateway(id, flow)),
    SKIP_CONDITIONAL_PARALLEL_GATEWAY(
            (tasks, id, flow) -> tasks.skipConditionalParallelGateway(id, List.of(flow), null)),
    FORCED_FAIL((tasks, id, flow) -> tasks.forcedFail(id, "by hand")),
    CALLBACK((tasks, id, flow) -> tasks.callback(id, Map.of("answer", 42L)));

    /** A flow that leads away from the gateway of the drawings. */
    static final String FLOW = "g-a";

    private interface Call {
        ActionResult of(TaskService tasks, String id, String flow);
    }

    private final Call call;

    Operation(Call call) {
        this.call = call;
    }

    /** @param flow what {@link #FLOW} is called in this run */
    ActionResult call(TaskService tasks, String id, String flow) {
        return call.of(tasks, id, flow);
    }

    /** As bamboo spells it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Operation of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
