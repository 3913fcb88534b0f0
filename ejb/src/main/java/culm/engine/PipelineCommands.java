package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Call;
import culm.port.Event;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import culm.state.Transitions;
import culm.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** pause_pipeline, resume_pipeline and revoke_pipeline. */
final class PipelineCommands {

    private final Commands commands;

    PipelineCommands(Commands commands) {
        this.commands = commands;
    }

    ActionResult pause(String id, Call call) {
        return commands.onPipeline(
                id, call, command -> command.run().id().equals(id) ? pauseRun(command) : pauseSubprocess(command, id));
    }

    private static ActionResult pauseRun(Command command) {
        var run = command.run();
        if (!Transitions.PIPELINE_BY_USER.allow(run.rawState(), State.SUSPENDED)) {
            return Commands.illegal(run.id(), run.rawState(), State.SUSPENDED);
        }
        command.ports().runs().change(run.id(), now -> now.in(State.SUSPENDED));
        command.tell(Event.Kind.PIPELINE_PAUSED);
        command.touchTokens();
        return ActionResult.success();
    }

    private static ActionResult pauseSubprocess(Command command, String id) {
        var subprocess = command.node(id).orElseThrow();
        var state = command.rawState(subprocess);
        if (!Transitions.PIPELINE_BY_USER.allow(state, State.SUSPENDED)) {
            return Commands.illegal(id, state, State.SUSPENDED);
        }
        command.ports().nodes().update(List.of(subprocess.in(State.SUSPENDED)));
        command.tell(Event.Kind.NODE_PAUSED, subprocess);
        command.ports().runs().count(command.run().id(), 0, 1);
        for (var token : command.tokens()) {
            if (token.inside(id) && token.heldBy() == null) {
                command.replace(token.change().heldBy(id).make());
            }
        }
        return ActionResult.success();
    }

    ActionResult resume(String id, Call call) {
        return commands.onPipeline(
                id,
                call,
                command -> command.run().id().equals(id) ? resumeRun(command) : resumeSubprocess(command, id));
    }

    private static ActionResult resumeRun(Command command) {
        var run = command.run();
        if (run.state() != State.SUSPENDED) {
            return Commands.illegal(run.id(), run.rawState(), State.READY);
        }
        command.ports().runs().change(run.id(), now -> now.in(State.RUNNING));
        command.tell(Event.Kind.PIPELINE_RESUMED);
        command.touchTokens(); // who has read the run while it was paused reads it again
        return ActionResult.success();
    }

    static ActionResult resumeSubprocess(Command command, String id) {
        var subprocess = command.node(id).orElseThrow();
        if (subprocess.state() != State.SUSPENDED) {
            return Commands.illegal(id, command.rawState(subprocess), State.RUNNING);
        }
        command.ports().nodes().update(List.of(subprocess.in(State.RUNNING)));
        command.tell(Event.Kind.NODE_RESUMED, subprocess);
        command.ports().runs().count(command.run().id(), 0, -1);
        for (var token : command.tokens()) {
            if (id.equals(token.heldBy())) {
                command.replace(
                        token.change().heldBy(otherPause(command, token, id)).make());
            }
        }
        return ActionResult.success();
    }

    /** Another paused subprocess around the token, or null. */
    private static String otherPause(Command command, Token token, String resumed) {
        return token.frames().stream()
                .map(frame -> frame.pipelineId())
                .filter(flow ->
                        !flow.equals(resumed) && !flow.equals(command.run().id()))
                .filter(flow -> command.node(flow)
                        .filter(node -> node.state() == State.SUSPENDED)
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    ActionResult revoke(String id, Call call) {
        var revoked = new AtomicReference<Run>();
        var answer = commands.onPipeline(id, call, command -> {
            if (!command.run().id().equals(id)) {
                return ActionResult.refused(
                        Code.PIPELINE_NOT_FOUND,
                        "only a root pipeline can be revoked; %s is a subprocess".formatted(id));
            }
            var state = command.run().rawState();
            if (!Transitions.PIPELINE_BY_USER.allow(state, State.REVOKED)) {
                return Commands.illegal(id, state, State.REVOKED);
            }
            revokeRun(command);
            revoked.set(command.run());
            return ActionResult.success();
        });
        if (answer.result()) {
            commands.runEnded(revoked.get(), State.REVOKED);
        }
        return answer;
    }

    /** Of a run in whatever state: they are for those who look for it. */
    ActionResult label(String id, Map<String, String> labels, Call call) {
        var problem = LabelRules.problem(labels);
        if (problem.isPresent()) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, problem.get());
        }
        return commands.onPipeline(id, call, command -> {
            if (!command.run().id().equals(id)) {
                return ActionResult.refused(
                        Code.PIPELINE_NOT_FOUND, "only a run has labels; %s is a subprocess".formatted(id));
            }
            command.ports().labels().replace(id, labels);
            return ActionResult.success();
        });
    }

    private static void revokeRun(Command command) {
        var run = command.run();
        var now = command.now();
        command.ports().workerTasks().removeOf(run.id());
        for (var node : command.ports().nodes().ofRun(run.id())) {
            if (!node.entered()) {
                command.ports().nodes().remove(List.of(node.id()));
            } else if (isOpenSubprocess(command, node)) {
                revokeNode(command, node.id());
            }
        }
        command.ports().runs().change(run.id(), live -> live.revoked(now));
        command.ports().failures().removeOf(run.id());
        command.ports()
                .variables()
                .drop(command.tokens().stream()
                        .flatMap(token -> token.branchScopes().stream())
                        .toList());
        command.tell(Event.Kind.PIPELINE_REVOKED);
        command.tokens().forEach(token -> revokeToken(command, token));
    }

    private static boolean isOpenSubprocess(Command command, NodeRun node) {
        return command.tree().node(node.id()) instanceof Node.SubProcess
                && (node.state() == State.RUNNING || node.state() == State.SUSPENDED);
    }

    /** What executes or polls may end, and is recorded; everything else stops here. */
    private static void revokeToken(Command command, Token token) {
        if (token.status() == Status.CLAIMED) {
            command.ports().tokens().replace(token);
        } else if (token.phase() == Phase.POLL || isHandedCallback(token)) {
            command.replace(token);
        } else {
            stop(command, token);
        }
    }

    private static boolean isHandedCallback(Token token) {
        return token.phase() == Phase.CALLBACK && token.status() == Status.READY;
    }

    private static void stop(Command command, Token token) {
        command.ports().tokens().remove(List.of(token));
        var standsOnNode = token.phase() == Phase.CALLBACK
                || token.phase() == Phase.RETRY
                || token.phase() == Phase.EXECUTE; // it was to be called again
        if (standsOnNode && token.status() != Status.FAILED) {
            revokeNode(command, token.nodeId());
        }
    }

    private static void revokeNode(Command command, String nodeId) {
        command.node(nodeId).ifPresent(node -> command.ports().nodes().update(List.of(node.revoked(command.now()))));
    }
}
