package culm.engine;

import culm.port.Event;
import culm.port.Frame;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What one operator's call does to a run, under the run's lock. What it makes ready is sent for when all is written. */
final class Command {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final IdSource ids;
    private final Run run;
    private final FlowTree tree;
    private final List<Token> moved = new ArrayList<>();
    private final List<Supplier<StepWriter.Written>> written = new ArrayList<>();
    private final List<NodeRun> interrupted = new ArrayList<>();
    private final List<Work> abandoned = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final String actor;

    /** @param actor whose call it is, or null */
    Command(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, Run run, String actor) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.run = run;
        this.actor = actor == null || actor.isEmpty() ? null : actor;
        this.tree = ports.trees().get(run.treeHash());
    }

    Ports ports() {
        return ports;
    }

    EngineSettings settings() {
        return settings;
    }

    IdSource ids() {
        return ids;
    }

    Run run() {
        return run;
    }

    FlowTree tree() {
        return tree;
    }

    Instant now() {
        return clock.instant();
    }

    List<Token> tokens() {
        return ports.tokens().ofRun(run.id());
    }

    Optional<NodeRun> node(String id) {
        return ports.nodes().find(id).filter(NodeRun::entered);
    }

    Optional<Token> tokenAt(String nodeId) {
        return ports.tokens().at(run.id(), nodeId);
    }

    void replace(Token next) {
        moved.add(ports.tokens().replace(next));
    }

    /** Has a token sent for again, with the version that it now has. */
    void sendAgain(Token token) {
        moved.add(token);
    }

    /** No token of the run goes on without having noticed this command; messages under way are replaced. */
    void touchTokens() {
        ports.tokens().touch(run.id());
        tokens().stream()
                .filter(token -> token.status() == Status.READY || token.due() != null)
                .forEach(this::sendAgain);
    }

    /** A step for a token that stands still: it is written by {@link #write}. */
    Course course(Token token) {
        var scopes = new Scopes(ports, settings.strictTemplates(), run, tree);
        return new Course(ports, clock, ids, run, tree, scopes, new Step(token));
    }

    void write(Course course) {
        course.flush();
        written.add(new StepWriter(ports, clock).store(course.step()));
    }

    /** Those who watch are told of the run. */
    void tell(Event.Kind kind) {
        events.add(Event.ofRun(kind, now(), run, actor));
    }

    /** Those who watch are told of a node. */
    void tell(Event.Kind kind, NodeRun node) {
        events.add(Event.ofNode(kind, now(), run, node.id(), node.name(), node.version(), actor));
    }

    List<Event> events() {
        return events;
    }

    /** The component of this attempt is to stop. */
    void interrupt(NodeRun attempt) {
        interrupted.add(attempt);
    }

    List<NodeRun> interrupted() {
        return interrupted;
    }

    /** Somebody else than its component ends an attempt: whoever works for it, here or outside, is to stop. */
    void stop(Course course, ServiceActivity activity, NodeRun node) {
        var token = course.token();
        ports.workerTasks().remove(node.id());
        if (token.status() == Status.WAITING) {
            var kind = token.phase() == Phase.POLL ? Work.Kind.POLL : Work.Kind.CALLBACK;
            abandoned.add(new Work(kind, activity, node, token, run, course.scope(), null));
        }
        interrupt(node);
    }

    List<Work> abandoned() {
        return abandoned;
    }

    /** When the command is committed: sends for what it has moved. */
    void dispatch(Run now) {
        written.stream().map(Supplier::get).forEach(step -> {
            moved.addAll(step.ready());
            if (step.token().status() == Status.WAITING) {
                moved.add(step.token());
            }
        });
        var urgency = new StepWriter.Urgency(ports, now);
        for (var token : moved) {
            if (token.status() == Status.READY
                    && !(now.halted() && token.phase().atBoundary())) {
                urgency.dispatch(token);
            } else if (token.status() == Status.WAITING && token.due() != null) {
                urgency.wake(token);
            }
        }
    }

    /** The state of a subprocess with BLOCKED told apart. */
    State rawState(NodeRun subprocess) {
        var stuck = tokens().stream()
                .filter(token -> token.inside(subprocess.id()))
                .anyMatch(token -> token.status() == Status.FAILED
                        || token.status() == Status.SUSPENDED
                        || inPausedFlowWithin(subprocess.id(), token));
        return subprocess.state() == State.RUNNING && stuck ? State.BLOCKED : subprocess.state();
    }

    private boolean inPausedFlowWithin(String subprocessId, Token token) {
        return token.frames().stream()
                .map(Frame::pipelineId)
                .dropWhile(flow -> !flow.equals(subprocessId))
                .skip(1)
                .anyMatch(flow -> node(flow)
                        .filter(inner -> inner.state() == State.SUSPENDED)
                        .isPresent());
    }
}
