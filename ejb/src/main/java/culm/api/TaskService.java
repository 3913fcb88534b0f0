package culm.api;

import java.util.List;
import java.util.Map;

/**
 * The engine's one service, after bamboo's {@code task_service}. The same bean answers local callers, remote EJB clients
 * and REST.
 *
 * <p>Changing calls answer with an {@link ActionResult}, also when they refuse. Reads of an unknown id throw a
 * {@link CulmException}. Trees and values are JSON as plain Java: {@code Map<String, Object>}, {@code List},
 * {@code String}, {@code Boolean}, {@code Long} or {@code BigInteger}, {@code Double}, null.
 */
public interface TaskService {

    /**
     * Starts a run of a pipeline tree and returns before its first node has run.
     *
     * @return {@code extra.pipeline_id}; with fresh ids also {@code extra.ids}, the new id for each old one. Refused with
     *     INVALID_ARGUMENT, INVALID_PIPELINE ({@code extra.problems}), ALREADY_EXISTS, UNKNOWN_QUEUE, NO_WORKERS, FROZEN
     */
    ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options);

    /** Says everything that is wrong with a tree, and stores nothing. */
    ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate);

    /**
     * Hands data to a node that waits for a callback. The callback is stored before the answer and applied in order; it is
     * accepted as soon as the node runs, also before it waits.
     *
     * @param data any JSON value; may be null
     * @param version the attempt it is meant for, or null for the present one
     * @param callbackId a repeat with the same id has one effect; null: every call counts
     * @return refused with NODE_NOT_FOUND, CALLBACK_FINISHED, STALE_ATTEMPT, WRONG_NODE_TYPE, NOT_CURRENT, ILLEGAL_STATE,
     *     FROZEN
     */
    ActionResult callback(String nodeId, Object data, String version, String callbackId);

    /** {@link #callback(String, Object, String, String)} for the present attempt. */
    default ActionResult callback(String nodeId, Object data) {
        return callback(nodeId, data, null, null);
    }

    /**
     * @param id of a pipeline, a subprocess or a node
     * @param nested children as a tree instead of one flat map
     * @throws CulmException NODE_NOT_FOUND: no run has the id, or the node was not executed yet
     */
    StateView getState(String id, boolean nested);

    /** The flat form of {@link #getState(String, boolean)}. */
    default StateView getState(String id) {
        return getState(id, false);
    }

    /** The rendered inputs of a node, from the moment it is entered; of a pipeline its root data. */
    Map<String, Object> getInputs(String id);

    /** The outputs of a node so far; of a pipeline what its tree publishes, once it has ended. */
    OutputsView getOutputs(String id);

    /** The finished attempts of a node, oldest first; empty if there are none. */
    List<HistoryView> getActivityHistories(String nodeId);

    /** One run, with the reason of each of its live parts for not moving. */
    PipelineView getPipeline(String pipelineId);

    /** The tree of a run, with the ids that it runs under. */
    Map<String, Object> getTree(String pipelineId);

    /** Runs, newest first. */
    PipelinePage listPipelines(PipelineQuery query);

    /** The components that trees can name, by code and version. */
    List<ComponentView> listComponents();
}
