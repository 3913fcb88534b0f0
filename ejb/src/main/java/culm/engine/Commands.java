package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
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

    Commands(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, RunningCalls calls) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.calls = calls;
    }

    /** A call on a root pipeline, or on a subprocess that was entered. */
    ActionResult onPipeline(String id, Function<Command, ActionResult> body) {
        return frozen().orElseGet(() -> {
            var runId = id == null ? Optional.<String>empty() : runOfPipeline(id);
            return runId.map(run -> locked(run, body))
                    .orElseGet(() ->
                            ActionResult.refused(Code.PIPELINE_NOT_FOUND, "pipeline(%s) does not exist".formatted(id)));
        });
    }

    /** A call on a node of a run, reached or not. */
    ActionResult onNode(String id, BiFunction<Command, Node, ActionResult> body) {
        return frozen().orElseGet(() -> {
            var runId = id == null
                    ? Optional.<String>empty()
                    : ports.transactions().call(() -> ports.runs().runOf(id));
            return runId.map(run -> locked(
                            run, command -> body.apply(command, command.tree().node(id))))
                    .orElseGet(() -> unknownNode(id));
        });
    }

    void runEnded(String id, State state) {
        ports.listener().runEnded(id, state);
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

    private ActionResult locked(String runId, Function<Command, ActionResult> body) {
        while (true) {
            try {
                return attempt(runId, body);
            } catch (StaleToken moved) {
                // a server has moved a token while we looked at it: look again
            }
        }
    }

    private record Decided(ActionResult answer, Command command) {}

    private ActionResult attempt(String runId, Function<Command, ActionResult> body) {
        var decided = ports.transactions().call(() -> {
            var command = new Command(ports, settings, clock, ids, ports.runs().lock(runId));
            return new Decided(body.apply(command), command);
        });
        if (decided.answer().result()) {
            var command = decided.command();
            command.dispatch(
                    ports.transactions().call(() -> ports.runs().find(runId)).orElseThrow());
            command.interrupted().forEach(calls::cancel);
        }
        return decided.answer();
    }
}
