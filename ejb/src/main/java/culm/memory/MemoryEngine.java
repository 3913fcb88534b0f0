package culm.memory;

import culm.api.ActionResult;
import culm.api.Change;
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
import culm.api.SettingView;
import culm.api.StateView;
import culm.api.TaskService;
import culm.api.ValidationView;
import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.TimeOrderedIds;
import culm.engine.WorkerDesk;
import culm.engine.WorkerRegistry;
import culm.node.Plugins;
import culm.port.ChildRuns;
import culm.port.Event;
import culm.port.Lease;
import culm.port.Roll;
import culm.port.Server;
import culm.port.Transactions;
import culm.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The whole engine without a server: nothing moves until {@link #settle} is called, and time stands still until
 * {@link #tick} moves it.
 */
public final class MemoryEngine implements TaskService {

    private static final String SERVER = "memory";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 1_000;

    private final ManualClock clock;
    private final MemoryDispatcher dispatcher = new MemoryDispatcher();
    private final EngineStores stores;
    private final WorkerRegistry registry;
    private final Engine engine;

    public MemoryEngine(Plugins plugins) {
        this(plugins, new ManualClock(START), UnaryOperator.identity());
    }

    /**
     * @param clock is moved by {@link #tick}; plugins may look at it too
     * @param settings changes the default settings
     */
    public MemoryEngine(Plugins plugins, ManualClock clock, UnaryOperator<EngineSettings> settings) {
        this.clock = clock;
        this.stores = new EngineStores(clock, Event.Detail.OFF);
        this.registry = new WorkerRegistry(plugins, stores.workerComponents, stores.transactions);
        var ports = stores.ports(dispatcher, new OneQueue(), registry);
        var chosen = settings.apply(EngineSettings.defaults(SERVER));
        this.engine = new Engine(ports, chosen, clock, new TimeOrderedIds(clock));
    }

    /** For components that start runs of their own. */
    public Engine engine() {
        return engine;
    }

    public Transactions transactions() {
        return stores.transactions;
    }

    public ChildRuns children() {
        return stores.children;
    }

    /** The components whose work is done by workers. */
    public WorkerRegistry registry() {
        return registry;
    }

    /** What workers do. */
    public WorkerDesk workers() {
        return engine.workers();
    }

    /** Moves everything that can move at this moment. */
    public MemoryEngine settle() {
        var moved = true;
        while (moved) {
            moved = false;
            for (var next = dispatcher.take(); next.isPresent(); next = dispatcher.take()) {
                engine.advance(next.get());
                moved = true;
            }
            moved |= engine.takeOverOrphans(BATCH) > 0;
            moved |= engine.wakeDue(BATCH) > 0;
            moved |= engine.workers().endLost(BATCH) > 0;
            moved |= engine.endOverdue(BATCH) > 0;
        }
        return this;
    }

    /** Moves the clock, stopping at every moment at which something is due on the way. */
    public MemoryEngine tick(Duration by) {
        var end = clock.instant().plus(by);
        settle();
        for (var due = nextDue(end); due.isPresent(); due = nextDue(end)) {
            clock.tick(Duration.between(clock.instant(), due.get()));
            settle();
        }
        clock.tick(Duration.between(clock.instant(), end));
        return settle();
    }

    private Optional<Instant> nextDue(Instant end) {
        return stores.tokens.nextDue(clock.instant()).filter(due -> !due.isAfter(end));
    }

    @Override
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options) {
        return engine.runPipeline(pipeline, options, "memory");
    }

    @Override
    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return engine.validate(pipeline, cycleTolerate);
    }

    @Override
    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return engine.callback(nodeId, data, version, callbackId);
    }

    @Override
    public ActionResult pausePipeline(String id) {
        return engine.pausePipeline(id);
    }

    @Override
    public ActionResult resumePipeline(String id) {
        return engine.resumePipeline(id);
    }

    @Override
    public ActionResult revokePipeline(String id) {
        return engine.revokePipeline(id);
    }

    @Override
    public ActionResult pauseActivity(String nodeId) {
        return engine.pauseActivity(nodeId);
    }

    @Override
    public ActionResult resumeActivity(String nodeId) {
        return engine.resumeActivity(nodeId);
    }

    @Override
    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return engine.retryActivity(nodeId, inputs);
    }

    @Override
    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return engine.skipActivity(nodeId, outputs);
    }

    @Override
    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return engine.skipExclusiveGateway(nodeId, flowId);
    }

    @Override
    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        return engine.skipConditionalParallelGateway(nodeId, flowIds, convergeGatewayId);
    }

    @Override
    public ActionResult forcedFail(String nodeId, Object exData) {
        return engine.forcedFail(nodeId, exData);
    }

    @Override
    public ActionResult freeze() {
        return engine.freeze();
    }

    @Override
    public ActionResult unfreeze() {
        return engine.unfreeze();
    }

    @Override
    public ActionResult carryOut(Change change) {
        return change.on(this);
    }

    @Override
    public StateView getState(String id, boolean nested) {
        return engine.getState(id, nested);
    }

    @Override
    public Map<String, Object> getInputs(String id) {
        return engine.getInputs(id);
    }

    @Override
    public PreviewView previewInputs(String nodeId) {
        return engine.previewInputs(nodeId);
    }

    @Override
    public OutputsView getOutputs(String id) {
        return engine.getOutputs(id);
    }

    @Override
    public List<HistoryView> getActivityHistories(String nodeId) {
        return engine.getActivityHistories(nodeId);
    }

    @Override
    public LogPage getNodeLogs(String nodeId, String version, String cursor, int limit) {
        return engine.getNodeLogs(nodeId, version, cursor, limit);
    }

    @Override
    public PipelineView getPipeline(String pipelineId) {
        return engine.getPipeline(pipelineId);
    }

    @Override
    public Map<String, Object> getTree(String pipelineId) {
        return engine.getTree(pipelineId);
    }

    @Override
    public PipelinePage listPipelines(PipelineQuery query) {
        return engine.listPipelines(query);
    }

    @Override
    public Map<String, Integer> countPipelines(PipelineFilter filter) {
        return engine.countPipelines(filter, null);
    }

    @Override
    public List<ErrorGroupView> listErrorGroups(PipelineFilter filter) {
        return engine.listErrorGroups(filter, null);
    }

    @Override
    public ActionResult labelPipeline(String id, Map<String, String> labels) {
        return engine.labelPipeline(id, labels);
    }

    @Override
    public List<ComponentView> listComponents() {
        return engine.listComponents();
    }

    @Override
    public List<ServerView> listServers() {
        return engine.listServers();
    }

    @Override
    public List<QueueView> listQueues() {
        return engine.listQueues();
    }

    /** It is told how to behave by its caller. */
    @Override
    public List<SettingView> listSettings() {
        return List.of();
    }

    /** Everything runs here, so that the default queue is always served. */
    private static final class OneQueue implements Workers {

        @Override
        public Map<String, Integer> queues() {
            return Map.of("", 1);
        }

        @Override
        public Map<String, Instant> leases() {
            return Map.of(SERVER, Instant.MAX);
        }

        @Override
        public boolean serving(String queue) {
            return queue.isEmpty();
        }

        @Override
        public Roll roll() {
            return new Roll(START, List.of(new Lease(new Server(SERVER, "1", false, queues()), START, Instant.MAX)));
        }
    }
}
