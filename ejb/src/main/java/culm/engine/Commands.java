package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Call;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.StaleToken;
import culm.state.State;
import culm.tree.Node;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs the calls of operators: finds the run, keeps others out while the call decides and writes, sends afterwards. */
final class Commands {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final IdSource ids;
    private final RunningCalls calls;
    private final Recorder recorder;
    private final Masking masking;

    Commands(
            Ports ports,
            EngineSettings settings,
            InstantSource clock,
            IdSource ids,
            RunningCalls calls,
            Recorder recorder) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.calls = calls;
        this.recorder = recorder;
        this.masking = new Masking(ports, settings.secrets());
    }

    /** A call on a root pipeline, or on a subprocess that was entered. */
    ActionResult onPipeline(String id, Call call, Function<Command, ActionResult> body) {
        return frozen().orElseGet(() -> {
            var runId = id == null ? Optional.<String>empty() : runOfPipeline(id);
            return runId.map(run -> locked(run, call, recorded(id, call, body)))
                    .orElseGet(() ->
                            ActionResult.refused(Code.PIPELINE_NOT_FOUND, "pipeline(%s) does not exist".formatted(id)));
        });
    }

    /** A call on a node of a run, reached or not. */
    ActionResult onNode(String id, Call call, BiFunction<Command, Node, ActionResult> body) {
        return frozen().orElseGet(() -> {
            var runId = id == null
                    ? Optional.<String>empty()
                    : ports.transactions().call(() -> ports.runs().runOf(id));
            return runId.map(run -> locked(
                            run,
                            call,
                            recorded(
                                    id,
                                    call,
                                    command ->
                                            body.apply(command, command.tree().node(id)))))
                    .orElseGet(() -> unknownNode(id));
        });
    }

    void runEnded(Run run, State state) {
        ports.trees().ended(run.treeHash());
        ports.runs().ended(run.id());
        ports.listener().runEnded(run.id(), state);
    }

    static ActionResult unknownNode(String id) {
        return ActionResult.refused(Code.NODE_NOT_FOUND, "node(%s) not exists or not be executed yet".formatted(id));
    }

    static ActionResult illegal(String id, Object from, Object to) {
        return ActionResult.refused(
                Code.ILLEGAL_STATE,
                "can't transit state(%s) from %s to %s".formatted(id, from, to),
                Map.of("state", from.toString()));
    }

    static ActionResult notCurrent() {
        return ActionResult.refused(
                Code.NOT_CURRENT, "invalid operation, this node is finished or pipeline have been revoked");
    }

    private Optional<ActionResult> frozen() {
        return ports.freeze().frozen()
                ? Optional.of(ActionResult.refused(Code.FROZEN, "engine is frozen, can not perform operation"))
                : Optional.empty();
    }

    private Optional<String> runOfPipeline(String id) {
        return ports.transactions()
                .call(() -> ports.runs().find(id).map(run -> run.id()).or(() -> ports.runs()
                        .runOf(id)
                        .filter(run -> isSubprocess(run, id))));
    }

    private boolean isSubprocess(String runId, String id) {
        var run = ports.runs().find(runId).orElseThrow();
        return ports.trees().get(run.treeHash()).node(id) instanceof Node.SubProcess
                && ports.nodes().find(id).isPresent();
    }

    /** What was done is recorded with it; that nothing was done is for the caller to record. */
    private Function<Command, ActionResult> recorded(String id, Call call, Function<Command, ActionResult> body) {
        return !call.recorded()
                ? body
                : command -> {
                    var before = state(command, id);
                    var answer = body.apply(command);
                    if (answer.result()) {
                        var secret = masking.inputs(command.tree(), id);
                        recorder.accepted(call, command.run(), before, stateNow(command, id), secret::contains);
                        recorder.answered(call, answer);
                    }
                    return answer;
                };
    }

    private Object state(Command command, String id) {
        return command.run().id().equals(id) ? command.run().rawState() : nodeState(id);
    }

    private Object stateNow(Command command, String id) {
        return command.run().id().equals(id)
                ? ports.runs().find(id).orElseThrow().rawState()
                : nodeState(id);
    }

    /** Null if the node was not reached and is not paused beforehand. */
    private Object nodeState(String id) {
        return ports.nodes().find(id).map(NodeRun::state).orElse(null);
    }

    private ActionResult locked(String runId, Call call, Function<Command, ActionResult> body) {
        while (true) {
            try {
                return attempt(runId, call, body);
            } catch (StaleToken moved) {
                // a server has moved a token while we looked at it: look again
            }
        }
    }

    private record Decided(ActionResult answer, Command command) {}

    private ActionResult attempt(String runId, Call call, Function<Command, ActionResult> body) {
        var decided = ports.transactions().call(() -> {
            var command = new Command(ports, settings, clock, ids, ports.runs().lock(runId), call.actor());
            var answer = body.apply(command);
            ports.events().add(command.events());
            return new Decided(answer, command);
        });
        if (decided.answer().result()) {
            var command = decided.command();
            command.dispatch(
                    ports.transactions().call(() -> ports.runs().find(runId)).orElseThrow());
            command.interrupted().forEach(calls::cancel);
            command.abandoned().forEach(calls::abandon);
        }
        return decided.answer();
    }
}
