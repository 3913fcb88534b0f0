package culm.engine;

import culm.api.ActionResult;
import culm.api.ComponentView;
import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.api.StateView;
import culm.api.ValidationView;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The flow engine. Its verbs and reads are those of {@link culm.api.TaskService}; {@link #advance} and the two methods
 * that look for work are called by whatever carries messages and time.
 */
public final class Engine {

    private final Ports ports;
    private final InstantSource clock;
    private final RunningCalls calls;
    private final Mover mover;
    private final TakeOver takeOver;
    private final Sweeper sweeper;
    private final RunStarter starter;
    private final CallbackReceiver callbacks;
    private final PipelineCommands pipelines;
    private final NodeCommands nodes;
    private final SkipCommands skips;
    private final TreeDesk trees;
    private final StateReader states;
    private final RunReader runs;
    private final ClusterReader cluster;

    public Engine(Ports world, EngineSettings settings, InstantSource clock, IdSource ids) {
        this.ports = world.with(new CopiedRuns(world.runs(), world.trees()));
        this.clock = clock;
        this.calls = new RunningCalls(ports.plugins());
        var commands = new Commands(ports, settings, clock, ids, calls);
        this.mover = new Mover(ports, settings, clock, ids, calls);
        this.takeOver = new TakeOver(ports, settings, clock, ids, mover);
        this.sweeper = new Sweeper(ports, clock, mover);
        this.pipelines = new PipelineCommands(commands);
        this.nodes = new NodeCommands(commands);
        this.skips = new SkipCommands(commands);
        this.trees = new TreeDesk(ports.plugins(), settings.reading());
        this.starter = new RunStarter(ports, clock, ids, trees, mover);
        this.callbacks = new CallbackReceiver(ports, clock, ids, mover);
        var time = new ShownTime(settings.zone());
        this.states = new StateReader(ports, time);
        this.runs = new RunReader(ports, time, states);
        this.cluster = new ClusterReader(ports, clock);
    }

    /** Moves a token, if it is still where the reference says; does nothing if it has moved on. */
    public void advance(TokenRef token) {
        mover.advance(token);
    }

    /** Sends for every token whose time has come, but once in a while only. Returns how many. */
    public int wakeDue(int limit) {
        return sweeper.wakeDue(limit);
    }

    /**
     * Sends again, but ever more rarely, for tokens that no server has taken for so long; what waits for long rises in
     * priority. Returns how many.
     */
    public int resendForgotten(Duration longerThan, int limit) {
        return sweeper.resendForgotten(longerThan, limit);
    }

    /**
     * Sends again for tokens that are ready although a consumer of their queue has nothing to do: their message was lost.
     * Returns how many.
     *
     * @param consumers how many this server has, by queue
     */
    public int resendStranded(Map<String, Integer> consumers, int limit) {
        return sweeper.resendStranded(consumers, limit);
    }

    /**
     * Takes no more tokens, and waits for those that were taken: each is given back before it enters another activity.
     * Returns whether all are given back; a component that takes longer is left to the server that takes its token over.
     */
    public boolean drain(Duration longest) {
        takeNoMore();
        return mover.awaitRest(longest);
    }

    /** From here on this server takes no token, and gives back what it has before it enters another activity. */
    public void takeNoMore() {
        mover.takeNoMore();
    }

    /** Takes over tokens of servers that are gone. Returns how many. */
    public int takeOverOrphans(int limit) {
        return takeOver.orphans(limit);
    }

    /** Stops the component calls of this server whose tokens were taken from it, on this server or on another. */
    public void stopLostCalls() {
        calls.stopLost(ports, clock.instant());
    }

    /** @param startedBy who starts the run, for people */
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options, String startedBy) {
        return starter.run(pipeline, options, startedBy);
    }

    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return trees.validate(pipeline, cycleTolerate);
    }

    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return callbacks.receive(nodeId, data, version, callbackId);
    }

    public ActionResult pausePipeline(String id) {
        return pipelines.pause(id);
    }

    public ActionResult resumePipeline(String id) {
        return pipelines.resume(id);
    }

    public ActionResult revokePipeline(String id) {
        return pipelines.revoke(id);
    }

    public ActionResult pauseActivity(String nodeId) {
        return nodes.pause(nodeId);
    }

    public ActionResult resumeActivity(String nodeId) {
        return nodes.resume(nodeId);
    }

    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return nodes.retry(nodeId, inputs);
    }

    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return skips.skipActivity(nodeId, outputs);
    }

    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return skips.skipExclusive(nodeId, flowId);
    }

    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeId) {
        return skips.skipConditionalParallel(nodeId, flowIds, convergeId);
    }

    public ActionResult forcedFail(String nodeId, Object exData) {
        return nodes.forcedFail(nodeId, exData);
    }

    public ActionResult freeze() {
        ports.freeze().set(true);
        return ActionResult.success();
    }

    /** Tokens that were ready when the engine froze are found again by {@link #resendForgotten}. */
    public ActionResult unfreeze() {
        ports.freeze().set(false);
        sweeper.resendAll(); // what came while the engine was frozen was dropped
        return ActionResult.success();
    }

    public StateView getState(String id, boolean nested) {
        return read(() -> states.state(id, nested));
    }

    public Map<String, Object> getInputs(String id) {
        return read(() -> runs.inputs(id));
    }

    public PreviewView previewInputs(String nodeId) {
        return read(() -> new InputPreview(ports).of(nodeId));
    }

    public OutputsView getOutputs(String id) {
        return read(() -> runs.outputs(id));
    }

    public List<HistoryView> getActivityHistories(String nodeId) {
        return read(() -> runs.histories(nodeId));
    }

    public PipelineView getPipeline(String pipelineId) {
        return read(() -> runs.pipeline(pipelineId));
    }

    public Map<String, Object> getTree(String pipelineId) {
        return read(() -> runs.tree(pipelineId));
    }

    public PipelinePage listPipelines(PipelineQuery query) {
        return listPipelines(query, null);
    }

    /** @param projects only runs of these; null: of all */
    public PipelinePage listPipelines(PipelineQuery query, Set<String> projects) {
        return read(() -> runs.list(query, projects));
    }

    /** The project of a run, by its own id or by that of one of its nodes, reached or not. */
    public Optional<String> projectOf(String id) {
        return read(() -> ports.runs().projectOf(id));
    }

    public List<ComponentView> listComponents() {
        return ports.plugins().components().stream()
                .map(entry -> new ComponentView(
                        entry.code(),
                        entry.version(),
                        entry.name(),
                        entry.group(),
                        entry.idempotent(),
                        entry.transactional()))
                .toList();
    }

    public List<ServerView> listServers() {
        return read(cluster::servers);
    }

    public List<QueueView> listQueues() {
        return read(cluster::queues);
    }

    private <T> T read(Supplier<T> reading) {
        return ports.transactions().call(reading);
    }
}
