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

    /**
     * Makes one of the changing calls, with what only a {@link Change} can bring: a reason, and an idempotency key.
     *
     * @return as the call itself answers; refused also with KEY_REUSED, and with INVALID_ARGUMENT if the key has not the right form
     */
    ActionResult carryOut(Change change);

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
     * Gives a run labels instead of those that it has, in whatever state it is.
     *
     * @param labels see {@link RunOptions#labels}
     * @return refused with PIPELINE_NOT_FOUND, INVALID_ARGUMENT, FROZEN
     */
    ActionResult labelPipeline(String id, Map<String, String> labels);

    /**
     * Pauses a pipeline, or a subprocess that was entered: what runs goes on to its end, nothing new is entered.
     *
     * @return refused with PIPELINE_NOT_FOUND, ILLEGAL_STATE, NOT_CURRENT, FROZEN
     */
    ActionResult pausePipeline(String id);

    /**
     * Lets a paused pipeline or subprocess go on.
     *
     * @return refused with PIPELINE_NOT_FOUND, ILLEGAL_STATE, FROZEN
     */
    ActionResult resumePipeline(String id);

    /**
     * Ends a pipeline for good, from every live state. What executes or polls may end and is recorded; nothing follows.
     *
     * @return refused with PIPELINE_NOT_FOUND (a subprocess id is one, too), ILLEGAL_STATE, FROZEN
     */
    ActionResult revokePipeline(String id);

    /**
     * Pauses a node that was not reached yet, or waits to be retried: the flow stops before it.
     *
     * @return refused with NODE_NOT_FOUND, WRONG_NODE_TYPE (a subprocess), ILLEGAL_STATE, NOT_CURRENT, FROZEN
     */
    ActionResult pauseActivity(String nodeId);

    /**
     * Lets a paused node go on, or withdraws its pause if it was not reached yet. A paused subprocess goes on too.
     *
     * @return refused with NODE_NOT_FOUND, ILLEGAL_STATE, NOT_CURRENT, FROZEN
     */
    ActionResult resumeActivity(String nodeId);

    /**
     * Runs a failed node once more: an activity, a gateway, an end event, or a subprocess that failed on entry.
     *
     * @param inputs replace the node's inputs literally for this attempt; null or empty: they are rendered again
     * @return refused with NODE_NOT_FOUND, ILLEGAL_STATE, NOT_CURRENT, NOT_RETRYABLE, INVALID_ARGUMENT, FROZEN
     */
    ActionResult retryActivity(String nodeId, Map<String, Object> inputs);

    /** {@link #retryActivity(String, Map)} with the inputs of the tree. */
    default ActionResult retryActivity(String nodeId) {
        return retryActivity(nodeId, null);
    }

    /**
     * Lets a failed activity count as finished, and goes on behind it.
     *
     * @param outputs added to what the activity has produced; may be null
     * @return {@code extra.missing_outputs}: mapped outputs that nobody gave. Refused with NODE_NOT_FOUND,
     *     WRONG_NODE_TYPE, ILLEGAL_STATE, NOT_CURRENT, NOT_SKIPPABLE, INVALID_ARGUMENT, FROZEN
     */
    ActionResult skipActivity(String nodeId, Map<String, Object> outputs);

    /** {@link #skipActivity(String, Map)} without outputs. */
    default ActionResult skipActivity(String nodeId) {
        return skipActivity(nodeId, null);
    }

    /**
     * Sends the flow from a failed exclusive gateway along one of its outgoing flows.
     *
     * @return refused with NODE_NOT_FOUND, WRONG_NODE_TYPE, UNKNOWN_FLOW, ILLEGAL_STATE, NOT_CURRENT, FROZEN
     */
    ActionResult skipExclusiveGateway(String nodeId, String flowId);

    /**
     * Opens the named branches of a failed conditional parallel gateway.
     *
     * @param convergeGatewayId the gateway's own converge gateway, or null
     * @return refused with NODE_NOT_FOUND, WRONG_NODE_TYPE, UNKNOWN_FLOW, INVALID_ARGUMENT, ILLEGAL_STATE, NOT_CURRENT,
     *     FROZEN
     */
    ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId);

    /**
     * Makes a running activity fail at once. Its component is told and its thread interrupted; what it still returns is
     * dropped.
     *
     * @param exData becomes the node's {@code ex_data}; null: ""
     * @return refused with NODE_NOT_FOUND, WRONG_NODE_TYPE, ILLEGAL_STATE, NOT_CURRENT, INVALID_ARGUMENT, FROZEN
     */
    ActionResult forcedFail(String nodeId, Object exData);

    /** Stops the engine on all servers: changing calls are refused, nothing new starts, what runs may end. */
    ActionResult freeze();

    /** Lets the engine go on where it was frozen. */
    ActionResult unfreeze();

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

    /**
     * The inputs that an activity or subprocess would have if it were entered now, whether it was reached or not. Nothing is
     * executed or stored; lazy variables are computed.
     *
     * @throws CulmException NODE_NOT_FOUND: no run has the node; WRONG_NODE_TYPE: it takes no inputs
     */
    PreviewView previewInputs(String nodeId);

    /** The outputs of a node so far; of a pipeline what its tree publishes, once it has ended. */
    OutputsView getOutputs(String id);

    /** The finished attempts of a node, oldest first; empty if there are none. */
    List<HistoryView> getActivityHistories(String nodeId);

    /**
     * What the components of a node have logged, oldest first: of each attempt the last lines, about 65,536 characters.
     *
     * @param version of one attempt; null: of all
     * @param cursor of the page before; null: from the beginning
     * @param limit how many lines, 1 to {@link LogPage#MAX_LIMIT}
     */
    LogPage getNodeLogs(String nodeId, String version, String cursor, int limit);

    /** One run, with the reason of each of its live parts for not moving. */
    PipelineView getPipeline(String pipelineId);

    /** The tree of a run, with the ids that it runs under. */
    Map<String, Object> getTree(String pipelineId);

    /**
     * Runs, newest first. Who asks for one page after another, with its cursor and the same filter, is given each run once at most, whatever
     * becomes of them meanwhile.
     */
    PipelinePage listPipelines(PipelineQuery query);

    /** How many of these runs are in each state. It looks at each of them. */
    Map<String, Integer> countPipelines(PipelineFilter filter);

    /** For what reasons something stands failed in these runs; the 50 with the most runs, those first. */
    List<ErrorGroupView> listErrorGroups(PipelineFilter filter);

    /** The servers that share the database, by name. */
    List<ServerView> listServers();

    /** The queues that some server knows or a run is in, by name, and what waits in them. */
    List<QueueView> listQueues();

    /** The settings of the server that answers, by name. */
    List<SettingView> listSettings();

    /** The components that trees can name, by code and version. */
    List<ComponentView> listComponents();
}
