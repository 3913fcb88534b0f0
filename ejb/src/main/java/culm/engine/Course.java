package culm.engine;

import culm.data.Scope;
import culm.port.Attempt;
import culm.port.Event;
import culm.port.Failure;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import culm.tree.FlowTree;
import culm.tree.Node;
import culm.tree.Wiring;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step in the making: what is known, and the changes that the engine's parts add to it. */
final class Course {

    private final Ports ports;
    private final InstantSource clock;
    private final IdSource ids;
    private final Run run;
    private final FlowTree tree;
    private final Scopes scopes;
    private final Step step;

    Course(Ports ports, InstantSource clock, IdSource ids, Run run, FlowTree tree, Scopes scopes, Step step) {
        this.ports = ports;
        this.clock = clock;
        this.ids = ids;
        this.run = run;
        this.tree = tree;
        this.scopes = scopes;
        this.step = step;
    }

    Ports ports() {
        return ports;
    }

    IdSource ids() {
        return ids;
    }

    Instant now() {
        return clock.instant();
    }

    Run run() {
        return run;
    }

    FlowTree tree() {
        return tree;
    }

    Step step() {
        return step;
    }

    Token token() {
        return step.token();
    }

    void token(Token changed) {
        step.token(changed);
    }

    Scope scope() {
        return scopes.of(token().frame());
    }

    /** All that branches have written in their scopes. */
    Map<String, Object> merged(List<String> branches) {
        return scopes.merged(branches);
    }

    Wiring wiring() {
        return tree.wiring(token().frame().pipelineId());
    }

    boolean revoked() {
        return run.state() == State.REVOKED;
    }

    void flush() {
        scopes.flush(step);
    }

    /** A node as it stands, this step's own changes included. */
    Optional<NodeRun> node(String id) {
        return step.node(id).or(() -> ports.nodes().find(id));
    }

    void keepHistory(NodeRun attempt) {
        step.addHistory(new Attempt(ids.next(), attempt));
    }

    /** Those who watch are told of the run. */
    void tell(Event.Kind kind) {
        if (ports.events().tells(kind)) {
            step.tell(Event.ofRun(kind, now(), run, null));
        }
    }

    /** Those who watch are told of a node. */
    void tell(Event.Kind kind, Node node) {
        if (ports.events().tells(kind)) {
            var attempt = step.node(node.id());
            var name = attempt.map(NodeRun::name).orElse(node.name());
            var version = attempt.map(NodeRun::version).orElse(null);
            step.tell(Event.ofNode(kind, now(), run, node.id(), name, version, null));
        }
    }

    private Node standsOn() {
        return tree.node(token().nodeId());
    }

    /** The token leaves its node along a flow. */
    void follow(Node node) {
        var pipeline = tree.pipelineOf(node.id());
        token(token().at(pipeline.target(node.outgoing().get(0)).id(), Phase.ENTER));
    }

    void waitFor(Phase phase) {
        token(token().change()
                .phase(phase)
                .status(Status.WAITING)
                .owner(null)
                .since(now())
                .make());
        step.then(Step.Then.STOP);
    }

    /** The token stays where it is, and comes again by itself. */
    void waitUntil(Instant due) {
        token(token().change()
                .status(Status.WAITING)
                .owner(null)
                .due(due)
                .since(now())
                .make());
        step.then(Step.Then.STOP);
    }

    /** The run is over: nobody will join what the token's branch has written. */
    void leave() {
        step.drop(token().branchScopes());
        step.then(Step.Then.END);
    }

    /** The node has failed: the token stands on it until its rule or an operator retries it, unless the run is over. */
    void fail() {
        fail(Retrial.due(this));
    }

    /** The same, but that its rule does not retry it. */
    void failForGood() {
        fail(Optional.empty());
    }

    private void fail(Optional<Instant> retryAt) {
        if (revoked()) {
            leave();
        } else if (retryAt.isPresent()) {
            waitForRetry(retryAt.get());
        } else {
            stand(Status.FAILED);
            step.failed(failure(token().nodeId()));
            tell(Event.Kind.NODE_FAILED, standsOn());
        }
    }

    /** Nobody is needed yet: the run does not count as one with a failure. */
    private void waitForRetry(Instant due) {
        stand(Status.WAITING);
        token(token().change().phase(Phase.AGAIN).due(due).make());
        tell(Event.Kind.NODE_RETRYING, standsOn());
    }

    private Failure failure(String nodeId) {
        var said = node(nodeId).map(NodeRun::exData).orElse("");
        return new Failure(
                nodeId, run.id(), FailureKind.of(tree.node(nodeId), said).group(), now());
    }

    void suspend() {
        stand(Status.SUSPENDED);
        step.paused();
        tell(Event.Kind.NODE_PAUSED, standsOn());
    }

    private void stand(Status status) {
        token(token().change()
                .status(status)
                .phase(Phase.RETRY)
                .owner(null)
                .due(null)
                .deadline(null)
                .since(now())
                .make());
        step.then(Step.Then.STOP);
    }

    /** Some server is to take the token again, as soon as nothing holds it. */
    void ready() {
        token(token().change()
                .status(Status.READY)
                .owner(null)
                .due(null)
                .since(now())
                .make());
        var stays = token().held() || run.halted() || ports.freeze().frozen();
        step.then(stays ? Step.Then.STOP : Step.Then.READY);
    }
}
