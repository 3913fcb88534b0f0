package culm.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import culm.api.CulmException;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A server that other tests use too, one after the other: every run has fresh ids. */
final class RestStage implements Stage, AutoCloseable {

    /** Gone before a second call can come. */
    private static final Set<Situation> NOT_HERE = EnumSet.of(Situation.PIPELINE_QUEUED);

    private static final Set<String> MOVING = Set.of("QUEUED");
    private static final int MAX_LOOKS = 2_000;

    private final Situation situation;
    private final TaskService tasks;
    private Map<String, Object> ids = Map.of();
    private boolean frozen;

    RestStage(Situation situation, TaskService tasks) {
        this.situation = situation;
        this.tasks = tasks;
    }

    static boolean canStage(Situation situation) {
        return !NOT_HERE.contains(situation);
    }

    /** The id that the server gave to a node of the drawing; an unknown one stays as it is. */
    @Override
    public String id(String drawn) {
        return (String) ids.getOrDefault(drawn, drawn);
    }

    @Override
    public TaskService tasks() {
        return tasks;
    }

    @Override
    public void start() {
        var options = RunOptions.defaults().withFreshIds(true);
        var answer = tasks.runPipeline(situation.tree().orElseThrow(), options);
        assertThat(answer.result()).as(answer.toString()).isTrue();
        @SuppressWarnings("unchecked")
        var given = (Map<String, Object>) answer.extra().get("ids");
        ids = given;
    }

    @Override
    public void settle() {
        for (int i = 0; i < MAX_LOOKS; i++) {
            if (isSettled()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        fail("%s does not settle: %s", situation, tasks.getPipeline(id("p")));
    }

    private boolean isSettled() {
        var pipeline = tasks.getPipeline(id("p"));
        if (situation.duringExecution()) {
            return isReached()
                    && pipeline.waiting().stream()
                            .anyMatch(waiting -> waiting.reason().equals("EXECUTING"));
        }
        return pipeline.waiting().stream()
                .noneMatch(waiting ->
                        MOVING.contains(waiting.reason()) || waiting.reason().equals("EXECUTING"));
    }

    private boolean isReached() {
        try {
            tasks.getInputs(id(situation.subject));
            return true;
        } catch (CulmException notYet) {
            return false;
        }
    }

    @Override
    public void freeze() {
        assertThat(tasks.freeze().result()).isTrue();
        frozen = true;
    }

    /** A flow that still runs must not work on behind the next test. */
    @Override
    public void close() {
        if (frozen) {
            assertThat(tasks.unfreeze().result()).isTrue();
        }
        if (!ids.isEmpty()) {
            if (situation.duringExecution()) {
                tasks.forcedFail(id("a"), "");
            }
            tasks.revokePipeline(id("p"));
        }
    }
}
