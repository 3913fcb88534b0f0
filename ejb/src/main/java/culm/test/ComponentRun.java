package culm.test;

import culm.api.Change;
import culm.api.WaitingView;
import culm.memory.ManualClock;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One component, called by the engine as on a server, in the thread of the test.
 *
 * <pre>{@code
 * var copy = ComponentRun.of(new CopyFile(server)).input("from", "/in/a").execute();
 *
 * copy.assertPollsAfter(Duration.ofSeconds(2));
 * server.finish("/in/a");
 * copy.poll().assertFinished();
 * }</pre>
 *
 * <p>What it is given and what it puts out are values of JSON: whole numbers come back as {@code Long}.
 */
public final class ComponentRun {

    private static final String NODE = OneActivity.NODE;

    private final ManualClock clock = new ManualClock(FlowRun.START);
    private final Sight sight = new Sight();
    private final Calls calls = new Calls(clock, sight);
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, Object> parent = new LinkedHashMap<>();
    private final Object component;
    private FlowRun flow;
    private Background background;

    private ComponentRun(Object component) {
        this.component = component;
    }

    /** @param component an instance, or a class that can be made without arguments; without {@code @Plugin} it will do, too */
    public static ComponentRun of(Object component) {
        return new ComponentRun(component);
    }

    /** A lambda as a component. */
    public static ComponentRun of(Component component) {
        return new ComponentRun(component);
    }

    /** Gives it an input, as it is: nothing in it is taken for a template. */
    public ComponentRun input(String name, Object value) {
        inputs.put(name, value);
        return this;
    }

    /** {@link #input} for each. */
    public ComponentRun inputs(Map<String, ?> values) {
        inputs.putAll(values);
        return this;
    }

    /** Gives it something in {@code activity.parent()} and {@code activity.rootData()}. */
    public ComponentRun parent(String name, Object value) {
        parent.put(name, value);
        return this;
    }

    /** Has it see that it is in this pass of a loop, from 1. */
    public ComponentRun inLoop(int pass) {
        sight.loop(pass);
        return this;
    }

    /** Has it see that it was retried so often before; {@link #retry} counts on from there. */
    public ComponentRun afterRetries(int retries) {
        sight.retries(retries);
        return this;
    }

    /** What {@link #clock} says at first. */
    public ComponentRun startingAt(Instant moment) {
        clock.tick(Duration.between(clock.instant(), moment));
        return this;
    }

    /** The clock that {@link #poll} and {@link #advance} move, for a component that asks for the time. */
    public ManualClock clock() {
        return clock;
    }

    /** Has the engine call {@code execute}. Polls that are due at once follow. */
    public ComponentRun execute() {
        prepared().run();
        return this;
    }

    private FlowRun prepared() {
        if (flow != null) {
            throw new IllegalStateException("the component was executed already: retry() does it once more");
        }
        flow = OneActivity.of(component, inputs, clock, calls).options(given -> given.withRootData(parent));
        return flow;
    }

    /**
     * Has {@code execute} be called on a thread of its own, and returns when it has begun. For components that take their time, so that
     * {@link #cancel} finds them at work.
     */
    public ComponentRun begin() {
        var started = prepared().start();
        background = new Background(started::settle, calls.begun());
        return this;
    }

    /** Waits until the call that {@link #begin} has begun is over. */
    public ComponentRun await() {
        if (background == null) {
            throw new IllegalStateException("nothing was begun: call begin() first");
        }
        background.awaitEnd();
        return this;
    }

    /**
     * Forces the node to fail, as an operator does. A call that was begun is cancelled: it sees {@code cancelled()}, its
     * {@code cancel} is called, its thread interrupted; and this waits for its end.
     *
     * @throws AssertionError if the component goes on for 10 seconds all the same
     */
    public ComponentRun cancel() {
        begun().carryOut(Change.forcedFail(NODE, "cancelled"));
        return background == null ? this : await();
    }

    /**
     * Moves the clock to the next poll, and makes it.
     *
     * @throws AssertionError if it does not wait for a poll
     */
    public ComponentRun poll() {
        begun().assertWaiting(NODE, "POLL").advanceToNext();
        return this;
    }

    /** Moves the clock, and makes each poll that becomes due on the way. */
    public ComponentRun advance(Duration time) {
        begun().advance(time);
        return this;
    }

    /**
     * Hands it a callback.
     *
     * @param data any JSON value; may be null
     * @throws AssertionError if it is refused
     */
    public ComponentRun callback(Object data) {
        begun().callback(NODE, data);
        return this;
    }

    /**
     * Executes it once more after a failure, with the same inputs.
     *
     * @throws AssertionError if it has not failed
     */
    public ComponentRun retry() {
        begun().carryOut(Change.retryActivity(NODE, null));
        return this;
    }

    /** Executes it once more after a failure, with other inputs. */
    public ComponentRun retry(Map<String, Object> others) {
        begun().carryOut(Change.retryActivity(NODE, others));
        return this;
    }

    /** RUNNING while it waits for a poll or a callback, FINISHED or FAILED. */
    public String state() {
        return begun().state(NODE);
    }

    /** What the last call has answered; null if it threw something. */
    public Answer answer() {
        var made = calls();
        return made.isEmpty() ? null : made.get(made.size() - 1).answer();
    }

    /** Every call so far. */
    public List<Call> calls() {
        return calls.all();
    }

    /** What it has put out in this attempt, without what the engine adds ({@code _result}, {@code _loop}, {@code _inner_loop}). */
    public Map<String, Object> outputs() {
        var outputs = new LinkedHashMap<>(begun().outputs(NODE));
        outputs.keySet().removeAll(List.of("_result", "_loop", "_inner_loop", "_forced_failed"));
        return outputs;
    }

    /** Why it failed: what it gave as reason, or the stack trace of what it threw. */
    public Object exData() {
        return begun().exData(NODE);
    }

    /** @throws AssertionError if it is not done */
    public ComponentRun assertFinished() {
        return assertState("FINISHED");
    }

    /** @throws AssertionError if it has not failed, or for another reason: one whose text has not this part */
    public ComponentRun assertFailed(String part) {
        assertState("FAILED");
        if (!String.valueOf(exData()).contains(part)) {
            throw wrong("it has failed, but for another reason than '%s': %s".formatted(part, exData()));
        }
        return this;
    }

    /**
     * @param time from now on
     * @throws AssertionError if it does not wait for its next poll, or for another time
     */
    public ComponentRun assertPollsAfter(Duration time) {
        var left = Duration.between(clock.instant(), waiting("POLL").due());
        if (!left.equals(time)) {
            throw wrong("its next poll is due after %s, not after %s".formatted(left, time));
        }
        return this;
    }

    /** @throws AssertionError if it does not wait for a callback */
    public ComponentRun assertAwaitsCallback() {
        waiting("CALLBACK");
        return this;
    }

    private ComponentRun assertState(String expected) {
        if (!state().equals(expected)) {
            throw wrong("it is %s, not %s".formatted(state(), expected));
        }
        return this;
    }

    private WaitingView waiting(String reason) {
        return begun().waiting().stream()
                .filter(one -> one.nodeId().equals(NODE) && one.reason().equals(reason))
                .findFirst()
                .orElseThrow(() -> wrong("it is %s and does not wait for a %s".formatted(state(), reason)));
    }

    private FlowRun begun() {
        if (flow == null) {
            throw new IllegalStateException("the component was not executed: call execute() first");
        }
        return flow;
    }

    private AssertionError wrong(String what) {
        return new AssertionError("%s%n%n%s".formatted(what, this));
    }

    /** Every call and its answer, one line each, and where it stands. */
    @Override
    public String toString() {
        if (flow == null) {
            return "a component that was not executed";
        }
        var text = new StringBuilder();
        calls().forEach(call -> text.append(call).append('\n'));
        return text.append(flow).append("\noutputs: ").append(outputs()).toString();
    }
}
