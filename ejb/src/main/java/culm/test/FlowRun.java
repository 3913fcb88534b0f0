package culm.test;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.CulmException;
import culm.api.HistoryView;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.api.WaitingView;
import culm.data.JsonValue;
import culm.engine.EngineSettings;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One run of a flow in memory, by the same engine as on a server, in the thread of the test. Nothing moves by itself: {@link #run}
 * and every operation move all that can move, and time stands still until {@link #advance} moves it.
 *
 * <pre>{@code
 * var flow = FlowRun.ofFile(Path.of("order.json"))
 *         .component(new ReadOrder(shelf))
 *         .mock("pay", Mock.failed("no money").times(1))
 *         .mockOthers()
 *         .run();
 *
 * flow.assertFailed("pay", "no money");
 * flow.carryOut(Change.retryActivity("pay", null)).assertFinished();
 * }</pre>
 *
 * <p>Each has an engine of its own and shares nothing with others, so that tests may run at the same time. An assertion that fails
 * throws an {@link AssertionError} whose message shows the whole run, as {@link #toString} does.
 */
public final class FlowRun {

    /** What the clock says at first, if nothing else is said. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** {@link #state(String)} of a node that the run has not come to. */
    public static final String NOT_REACHED = "NOT_REACHED";

    private final Document document;
    private final ManualClock clock;
    private final Calls calls;
    private final KnownPlugins plugins;
    private UnaryOperator<RunOptions> options = UnaryOperator.identity();
    private UnaryOperator<EngineSettings> settings = UnaryOperator.identity();
    private SettlingTasks moving;
    private TaskService tasks;
    private String id;

    FlowRun(Document document, ManualClock clock, Calls calls, KnownPlugins plugins) {
        this.document = document;
        this.clock = clock;
        this.calls = calls;
        this.plugins = plugins;
    }

    private static FlowRun of(Document document) {
        var clock = new ManualClock(START);
        var calls = new Calls(clock, UnaryOperator.identity());
        return new FlowRun(document, clock, calls, new KnownPlugins(calls));
    }

    /**
     * @param tree a pipeline as {@link TaskService#runPipeline} takes it; or a request as {@code POST /pipelines} takes it, of which also
     *     root_data, context, subprocess_context, cycle_tolerate and start_node_id count
     */
    public static FlowRun of(Map<String, Object> tree) {
        return of(Document.of(JsonValue.copyOf(tree)));
    }

    /**
     * {@link #of(Map)} from JSON text.
     *
     * @throws IllegalArgumentException if it is not JSON; says where
     */
    public static FlowRun ofText(String json) {
        return of(Document.ofText(json));
    }

    /**
     * {@link #of(Map)} from a file with JSON text in UTF-8.
     *
     * @throws IllegalArgumentException if it is not JSON; says where
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static FlowRun ofFile(Path json) {
        return of(Document.ofFile(json));
    }

    /**
     * {@link #of(Map)} from a resource on the class path with JSON text in UTF-8.
     *
     * @param beside the class whose package holds it, unless its name begins with a slash
     * @throws IllegalArgumentException if it is not there, or not JSON
     */
    public static FlowRun ofResource(Class<?> beside, String name) {
        return of(Document.ofResource(beside, name));
    }

    /**
     * Makes components, lazy variables and end events known by their {@link culm.plugin.Plugin} annotations, before the start or later.
     *
     * @param plugins instances, or classes with a constructor without parameters
     * @throws IllegalArgumentException if one has no annotation, or its code and version are taken
     */
    public FlowRun component(Object... plugins) {
        for (var plugin : plugins) {
            this.plugins.add(plugin);
        }
        return this;
    }

    /** Has a component stand in for those of a code, whatever their version, from the next call on. A lambda will do. */
    public FlowRun mock(String code, Component standIn) {
        plugins.mock(code, standIn);
        return this;
    }

    /** {@link #mock(String, Component)} with {@link Mock#done()}. */
    public FlowRun mock(String code) {
        return mock(code, Mock.done());
    }

    /** Has {@link Mock#done()} stand in for whatever component the tree names that is not known. */
    public FlowRun mockOthers() {
        plugins.mockOthers();
        return this;
    }

    /** Has this compute the lazy variables of a code. */
    public FlowRun mockVariable(String code, LazyVariable standIn) {
        plugins.mockVariable(code, standIn);
        return this;
    }

    /** Has this happen at end events of a type. */
    public FlowRun mockEndEvent(String type, EndEvent standIn) {
        plugins.mockEndEvent(type, standIn);
        return this;
    }

    /** How the run is started, as in {@code options(o -> o.withRootData(Map.of("tenant", "acme")))}. */
    public FlowRun options(UnaryOperator<RunOptions> change) {
        var before = options;
        options = given -> change.apply(before.apply(given));
        return this;
    }

    /** How the engine is set, as a server is by its settings: {@code settings(s -> s.withStrictTemplates(true))}. */
    public FlowRun settings(UnaryOperator<EngineSettings> change) {
        settings = change;
        return this;
    }

    /** Moves the clock before the start. Instead, of a run that has started: {@link #advance}. */
    public FlowRun startingAt(Instant moment) {
        if (tasks != null) {
            throw new IllegalStateException("the run has started: use advance");
        }
        clock.tick(Duration.between(clock.instant(), moment));
        return this;
    }

    /** The clock of the engine, for components that ask for the time. It is moved by {@link #advance}. */
    public ManualClock clock() {
        return clock;
    }

    /**
     * Starts the run, and moves nothing yet: what follows, say a pause, finds it at its start.
     *
     * @throws AssertionError if the engine refuses it; says everything that is wrong with the tree
     */
    public FlowRun start() {
        if (tasks != null) {
            throw new IllegalStateException("the run has started already");
        }
        var engine = new MemoryEngine(plugins, clock, settings);
        var answer = engine.runPipeline(document.tree(), options.apply(document.options()));
        if (!answer.result()) {
            throw Refusal.of(answer);
        }
        id = (String) answer.extra().get("pipeline_id");
        moving = new SettlingTasks(engine);
        tasks = moving.service();
        return this;
    }

    /** Starts the run and moves all that can move: until it has ended, or waits for time, a callback or an operator. */
    public FlowRun run() {
        return start().settle();
    }

    /** Moves all that can move without the clock. */
    public FlowRun settle() {
        tasks();
        moving.settle();
        return this;
    }

    /** Moves the clock, and on the way, each at its moment and in order, what becomes due: polls and timers. */
    public FlowRun advance(Duration time) {
        tasks();
        moving.advance(time, clock);
        return this;
    }

    /**
     * Moves the clock to the moment at which something is due next, and does it.
     *
     * @throws AssertionError if nothing in the run waits for time
     */
    public FlowRun advanceToNext() {
        var next = waiting().stream()
                .filter(one -> one.due() != null && !one.reason().equals("EXECUTING"))
                .map(WaitingView::due)
                .min(Instant::compareTo)
                .orElseThrow(() -> wrong("nothing waits for time"));
        return advance(Duration.between(clock.instant(), next));
    }

    /**
     * The service as on a server. Each call that changes something is followed by all that it sets in motion; its answer tells whether it
     * was accepted. {@link #carryOut} is for calls that must be.
     */
    public TaskService tasks() {
        if (tasks == null) {
            throw new IllegalStateException("the run has not been started: call run() first");
        }
        return tasks;
    }

    /**
     * Makes a changing call, as in {@code carryOut(Change.skipActivity("pay", null))}.
     *
     * @throws AssertionError if it is refused
     */
    public FlowRun carryOut(Change change) {
        return accepted(change.action(), tasks().carryOut(change));
    }

    /**
     * Hands data to a node that waits for a callback.
     *
     * @throws AssertionError if it is refused
     */
    public FlowRun callback(String nodeId, Object data) {
        return accepted("callback", tasks().callback(nodeId, data));
    }

    private FlowRun accepted(String action, ActionResult answer) {
        if (!answer.result()) {
            throw wrong("%s was refused, %s: %s".formatted(action, answer.code(), answer.message()));
        }
        return this;
    }

    /** The id of the run. */
    public String id() {
        tasks();
        return id;
    }

    /** The state of the run, as {@link culm.api.StateView#state} shows it. */
    public String state() {
        return state(id());
    }

    /**
     * The state of a node, a subprocess or the run: RUNNING, SUSPENDED, BLOCKED, FINISHED, FAILED, REVOKED or {@value #NOT_REACHED}.
     *
     * @throws AssertionError if the tree has no such node
     */
    public String state(String nodeId) {
        try {
            return tasks().getState(nodeId).state();
        } catch (CulmException notReached) {
            if (!document.has(nodeId)) {
                throw wrong("the tree has no node " + nodeId);
            }
            return NOT_REACHED;
        }
    }

    /** Why each live part of the run does not move; empty once it has ended. */
    public List<WaitingView> waiting() {
        return tasks().getPipeline(id()).waiting();
    }

    /** What a node was given, {@code _loop} and {@code _inner_loop} included; of the run its root data. */
    public Map<String, Object> inputs(String nodeId) {
        return tasks().getInputs(nodeId);
    }

    /** What a node has put out, {@code _result}, {@code _loop} and {@code _inner_loop} included. */
    public Map<String, Object> outputs(String nodeId) {
        return tasks().getOutputs(nodeId).outputs();
    }

    /** What the run has published. */
    public Map<String, Object> outputs() {
        return outputs(id());
    }

    /** Why a node failed. */
    public Object exData(String nodeId) {
        return tasks().getOutputs(nodeId).exData();
    }

    /** The earlier attempts of a node, oldest first. */
    public List<HistoryView> histories(String nodeId) {
        return tasks().getActivityHistories(nodeId);
    }

    /** Every call to a component so far, in the order in which they ended, mocks included. */
    public List<Call> calls() {
        return calls.all();
    }

    /** The calls for one node. */
    public List<Call> calls(String nodeId) {
        return calls().stream().filter(call -> call.nodeId().equals(nodeId)).toList();
    }

    /** @throws AssertionError if the run has not come to its end */
    public FlowRun assertFinished() {
        return assertState(id(), "FINISHED");
    }

    /** @throws AssertionError if {@link #state(String)} is another one */
    public FlowRun assertState(String nodeId, String expected) {
        var state = state(nodeId);
        if (!state.equals(expected)) {
            throw wrong("%s is %s, not %s".formatted(nodeId, state, expected));
        }
        return this;
    }

    /** @throws AssertionError if a node has not failed, or for another reason: one whose text has not this part */
    public FlowRun assertFailed(String nodeId, String part) {
        assertState(nodeId, "FAILED");
        var reason = String.valueOf(exData(nodeId));
        if (!reason.contains(part)) {
            throw wrong("%s has failed, but for another reason than '%s': %s".formatted(nodeId, part, reason));
        }
        return this;
    }

    /**
     * @param reason as {@link WaitingView#reason}: POLL, CALLBACK, TIMER, PAUSED, FAILED …
     * @throws AssertionError if a node does not wait, or for another reason
     */
    public FlowRun assertWaiting(String nodeId, String reason) {
        state(nodeId);
        var reasons = waiting().stream()
                .filter(one -> one.nodeId().equals(nodeId))
                .map(WaitingView::reason)
                .toList();
        if (!reasons.contains(reason)) {
            throw wrong(
                    reasons.isEmpty()
                            ? "%s does not wait, so not for %s".formatted(nodeId, reason)
                            : "%s waits for %s, not for %s".formatted(nodeId, reasons.get(0), reason));
        }
        return this;
    }

    /** @throws AssertionError if a node has not put out this value under this name */
    public FlowRun assertOutput(String nodeId, String name, Object value) {
        var outputs = outputs(nodeId);
        var expected = JsonValue.copyOf(value);
        if (!outputs.containsKey(name) || !Objects.equals(outputs.get(name), expected)) {
            throw wrong("the output %s of %s is %s, not %s"
                    .formatted(name, nodeId, outputs.containsKey(name) ? outputs.get(name) : "missing", expected));
        }
        return this;
    }

    AssertionError wrong(String what) {
        return new AssertionError("%s%n%n%s".formatted(what, this));
    }

    /** The run with all that was entered, one line each, in the order of their start. */
    @Override
    public String toString() {
        return tasks == null ? "a run that has not been started" : StateTree.of(tasks, id);
    }
}
