package culm.ee.service;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.ee.worker.ClaimSpec;
import culm.ee.worker.Claimer;
import culm.ee.worker.ComponentSpec;
import culm.ee.worker.HeldTask;
import culm.ee.worker.ServedView;
import culm.ee.worker.TaskView;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * For workers outside of the servers: they make known what they can do, take tasks, and say what came of them. Of tasks of
 * projects on whose runs the caller may not act it learns nothing.
 */
public interface WorkerService {

    /** Of all projects: for who may look at all of them. */
    List<ServedView> components();

    /** @return {@code extra.code} and {@code extra.version}; refused with INVALID_ARGUMENT, ALREADY_EXISTS, ILLEGAL_STATE */
    ActionResult register(ComponentSpec component);

    /** @return refused with NOT_FOUND, ILLEGAL_STATE (it has tasks) */
    ActionResult remove(String code, String version);

    /** Tasks that wait, without waiting for them. None while the engine is frozen. */
    List<TaskView> claim(ClaimSpec spec);

    /**
     * Has the caller wait until there is a task for it.
     *
     * @throws CulmException UNAVAILABLE: too many wait on this server already
     */
    void await(ClaimSpec spec, Claimer claimer, Duration longest);

    /**
     * The worker is at work.
     *
     * @param lease for how long it has the task from now on
     * @return {@code extra.cancelled}: there is no use in going on; refused with NODE_NOT_FOUND
     */
    ActionResult heartbeat(HeldTask task, Duration lease);

    /** @return refused with TASK_LOST, NODE_NOT_FOUND, INVALID_ARGUMENT, FROZEN */
    ActionResult complete(HeldTask task, Map<String, Object> outputs);

    /**
     * @param error becomes {@code ex_data} of the node, which is FAILED
     * @return as for {@link #complete}
     */
    ActionResult fail(HeldTask task, Object error);

    /**
     * Another may do it, at once.
     *
     * @return refused with TASK_LOST, NODE_NOT_FOUND
     */
    ActionResult release(HeldTask task);
}
