package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.ComponentView;
import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.LogPage;
import culm.api.OutputsView;
import culm.api.PipelineFilter;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.api.StateView;
import culm.api.ValidationView;
import culm.port.Call;
import culm.port.Run;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The flow engine. Its verbs and reads are those of {@link culm.api.TaskService}; {@link #advance} and the two methods
 * that look for work are called by whatever carries messages and time.
 */
public final class Engine {

    private static final Call NOBODY = Call.unrecorded("");

    private final Ports ports;
    private final InstantSource clock;
    private final RunningCalls calls;
    private final Mover mover;
    private final TakeOver takeOver;
    private final Sweeper sweeper;
    private final Recorder recorder;
    private final Repeats repeats;
    private final RunStarter starter;
    private final CallbackReceiver callbacks;
    private final WorkerDesk workers;
    private final PipelineCommands pipelines;
    private final NodeCommands nodes;
    private final SkipCommands skips;
    private final TimeOuts timeOuts;
    private final TreeDesk trees;
    private final StateReader states;
    private final RunReader runs;
    private final LogReader logs;
    private final ClusterReader cluster;

    public Engine(Ports world, EngineSettings settings, InstantSource clock, IdSource ids) {
        this.ports = world.with(new CopiedRuns(world.runs(), world.trees()));
        this.clock = clock;
        this.calls = new RunningCalls(ports.plugins());
        this.recorder = new Recorder(ports, clock, ids, settings.secrets());
        this.repeats = new Repeats(ports.answers(), ports.transactions(), recorder::repeated);
        var commands = new Commands(ports, settings, clock, ids, calls, recorder);
        this.mover = new Mover(ports, settings, clock, ids, calls);
        this.takeOver = new TakeOver(ports, settings, clock, ids, mover);
        this.sweeper = new Sweeper(ports, clock, mover, settings.keepAnswers());
        this.pipelines = new PipelineCommands(commands);
        this.nodes = new NodeCommands(commands);
        this.skips = new SkipCommands(commands);
        this.timeOuts = new TimeOuts(ports, clock, commands);
        this.trees = new TreeDesk(ports.plugins(), settings.reading());
        this.starter = new RunStarter(ports, clock, ids, trees, mover, recorder);
        this.callbacks = new CallbackReceiver(ports, clock, ids, mover, recorder);
        this.workers = new WorkerDesk(ports, callbacks, repeats);
        var time = new ShownTime(settings.zone());
        this.states = new StateReader(ports, time);
        var masking = new Masking(ports, settings.secrets());
        this.runs = new RunReader(ports, time, states, masking);
        this.logs = new LogReader(ports, masking);
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

    /** Ends attempts that take longer than their trees allow, or tells of them. Returns how many. */
    public int endOverdue(int limit) {
        return timeOuts.end(limit);
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

    /** Forgets some of the first answers that nobody will ask for again. Returns how many. */
    public int forgetAnswers(int limit) {
        return sweeper.forgetAnswers(limit);
    }

    /** @param startedBy who starts the run, for people */
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options, String startedBy) {
        return runPipeline(pipeline, options, Call.unrecorded(startedBy));
    }

    /** Each changing call exists twice: with the {@link Call} that is recorded, and without. */
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options, Call call) {
        return repeats.once(call, () -> starter.run(pipeline, options, call));
    }

    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return trees.validate(pipeline, cycleTolerate);
    }

    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return callback(nodeId, data, version, callbackId, NOBODY);
    }

    public ActionResult callback(String nodeId, Object data, String version, String callbackId, Call call) {
        return repeats.once(call, () -> callbacks.receive(nodeId, data, version, callbackId, call));
    }

    /** What is done by workers outside of the servers. */
    public WorkerDesk workers() {
        return workers;
    }

    public ActionResult pausePipeline(String id) {
        return pausePipeline(id, NOBODY);
    }

    public ActionResult pausePipeline(String id, Call call) {
        return repeats.once(call, () -> pipelines.pause(id, call));
    }

    public ActionResult resumePipeline(String id) {
        return resumePipeline(id, NOBODY);
    }

    public ActionResult resumePipeline(String id, Call call) {
        return repeats.once(call, () -> pipelines.resume(id, call));
    }

    public ActionResult revokePipeline(String id) {
        return revokePipeline(id, NOBODY);
    }

    public ActionResult revokePipeline(String id, Call call) {
        return repeats.once(call, () -> pipelines.revoke(id, call));
    }

    public ActionResult labelPipeline(String id, Map<String, String> labels) {
        return labelPipeline(id, labels, NOBODY);
    }

    public ActionResult labelPipeline(String id, Map<String, String> labels, Call call) {
        return repeats.once(call, () -> pipelines.label(id, labels, call));
    }

    public ActionResult pauseActivity(String nodeId) {
        return pauseActivity(nodeId, NOBODY);
    }

    public ActionResult pauseActivity(String nodeId, Call call) {
        return repeats.once(call, () -> nodes.pause(nodeId, call));
    }

    public ActionResult resumeActivity(String nodeId) {
        return resumeActivity(nodeId, NOBODY);
    }

    public ActionResult resumeActivity(String nodeId, Call call) {
        return repeats.once(call, () -> nodes.resume(nodeId, call));
    }

    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return retryActivity(nodeId, inputs, NOBODY);
    }

    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs, Call call) {
        return repeats.once(call, () -> nodes.retry(nodeId, inputs, call));
    }

    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return skipActivity(nodeId, outputs, NOBODY);
    }

    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs, Call call) {
        return repeats.once(call, () -> skips.skipActivity(nodeId, outputs, call));
    }

    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return skipExclusiveGateway(nodeId, flowId, NOBODY);
    }

    public ActionResult skipExclusiveGateway(String nodeId, String flowId, Call call) {
        return repeats.once(call, () -> skips.skipExclusive(nodeId, flowId, call));
    }

    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeId) {
        return skipConditionalParallelGateway(nodeId, flowIds, convergeId, NOBODY);
    }

    public ActionResult skipConditionalParallelGateway(
            String nodeId, List<String> flowIds, String convergeId, Call call) {
        return repeats.once(call, () -> skips.skipConditionalParallel(nodeId, flowIds, convergeId, call));
    }

    public ActionResult forcedFail(String nodeId, Object exData) {
        return forcedFail(nodeId, exData, NOBODY);
    }

    public ActionResult forcedFail(String nodeId, Object exData, Call call) {
        return repeats.once(call, () -> nodes.forcedFail(nodeId, exData, call));
    }

    public ActionResult freeze() {
        return freeze(NOBODY);
    }

    public ActionResult freeze(Call call) {
        return repeats.once(call, () -> switched(true, call));
    }

    public ActionResult unfreeze() {
        return unfreeze(NOBODY);
    }

    /** Tokens that were ready when the engine froze are found again by {@link #resendForgotten}. */
    public ActionResult unfreeze(Call call) {
        var answer = repeats.once(call, () -> switched(false, call));
        sweeper.resendAll(); // what came while the engine was frozen was dropped
        return answer;
    }

    private ActionResult switched(boolean frozen, Call call) {
        ports.transactions().run(() -> {
            ports.freeze().set(frozen);
            recorder.accepted(call, Map.of());
            recorder.answered(call, ActionResult.success());
        });
        ports.freeze().refresh();
        return ActionResult.success();
    }

    /** For doors: a call that was refused, here or before it came here. */
    public void recordRefusal(Call call, Code code) {
        recorder.refused(call, code);
    }

    public StateView getState(String id, boolean nested) {
        return read(() -> states.state(id, nested));
    }

    public Map<String, Object> getInputs(String id) {
        return read(() -> runs.inputs(id));
    }

    public PreviewView previewInputs(String nodeId) {
        return read(() -> runs.preview(nodeId));
    }

    public OutputsView getOutputs(String id) {
        return read(() -> runs.outputs(id));
    }

    public List<HistoryView> getActivityHistories(String nodeId) {
        return read(() -> runs.histories(nodeId));
    }

    public LogPage getNodeLogs(String nodeId, String version, String cursor, int limit) {
        return read(() -> logs.page(nodeId, version, cursor, limit));
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

    public Map<String, Integer> countPipelines(PipelineFilter filter, Set<String> projects) {
        return read(() -> runs.counts(filter, projects));
    }

    public List<ErrorGroupView> listErrorGroups(PipelineFilter filter, Set<String> projects) {
        return read(() -> runs.errorGroups(filter, projects));
    }

    /** A run as it is, with what is secret in it: for parts of this server, not for people. */
    public Optional<Run> run(String pipelineId) {
        return read(() -> ports.runs().find(pipelineId));
    }

    /** The tree of a run, with what is secret in it. */
    public Map<String, Object> document(Run run) {
        return read(() -> ports.trees().document(run.treeHash()));
    }

    /** The project of a run, by its own id or by that of one of its nodes, reached or not. */
    public Optional<String> projectOf(String id) {
        return read(() -> ports.runs().projectOf(id));
    }

    public List<ComponentView> listComponents() {
        return cluster.components();
    }

    public List<ServerView> listServers() {
        return read(cluster::servers);
    }

    public List<QueueView> listQueues() {
        return read(cluster::queues);
    }

    /** How many runs have not come to their end, by the state that a list shows. */
    public Map<String, Integer> countRuns() {
        var counts = new TreeMap<String, Integer>();
        read(ports.runs()::underWay).forEach((state, count) -> counts.put(state.name(), count));
        return counts;
    }

    /** How many tokens of each queue, by the name that people know, this server has in its hands. */
    public Map<String, Integer> inHand() {
        return ClusterReader.shown(mover.inHand());
    }

    /** How many tokens of each queue this server moves at the same time. */
    public Map<String, Integer> consumers() {
        return ClusterReader.shown(ports.workers().queues());
    }

    public boolean frozen() {
        return ports.freeze().frozen();
    }

    private <T> T read(Supplier<T> reading) {
        return ports.transactions().call(reading);
    }
}
