package culm.operations;

import culm.api.ActionResult;
import culm.api.TaskService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** The operators' verbs, each called with an id and otherwise harmless arguments. */
enum Operation {
    PAUSE_PIPELINE(TaskService::pausePipeline),
    RESUME_PIPELINE(TaskService::resumePipeline),
    REVOKE_PIPELINE(TaskService::revokePipeline),
    PAUSE_ACTIVITY(TaskService::pauseActivity),
    RESUME_ACTIVITY(TaskService::resumeActivity),
    RETRY_ACTIVITY(TaskService::retryActivity),
    SKIP_ACTIVITY(TaskService::skipActivity),
    SKIP_EXCLUSIVE_GATEWAY((tasks, id) -> tasks.skipExclusiveGateway(id, "g-a")),
    SKIP_CONDITIONAL_PARALLEL_GATEWAY((tasks, id) -> tasks.skipConditionalParallelGateway(id, List.of("g-a"), null)),
    FORCED_FAIL((tasks, id) -> tasks.forcedFail(id, "by hand")),
    CALLBACK((tasks, id) -> tasks.callback(id, Map.of("answer", 42L)));

    private final BiFunction<TaskService, String, ActionResult> call;

    Operation(BiFunction<TaskService, String, ActionResult> call) {
        this.call = call;
    }

    ActionResult call(TaskService tasks, String id) {
        return call.apply(tasks, id);
    }

    /** As bamboo spells it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Operation of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
