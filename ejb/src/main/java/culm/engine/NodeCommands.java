package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.JsonValue;
import culm.data.Outputs;
import culm.port.Call;
import culm.port.Event;
import culm.port.NodeRun;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import culm.tree.Node.SubProcess;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** pause_activity, resume_activity, retry_activity and forced_fail. */
final class NodeCommands {

    private final Commands commands;

    NodeCommands(Commands commands) {
        this.commands = commands;
    }

    ActionResult pause(String id, Call call) {
        return commands.onNode(id, call, (command, node) -> {
            if (node instanceof SubProcess) {
                return ActionResult.refused(
                        Code.WRONG_NODE_TYPE, "can't pause a subprocess as a node, pause it as a pipeline");
            }
            if (command.run().state().ended()) {
                return Commands.notCurrent();
            }
            var stored = command.ports().nodes().find(id);
            if (stored.isEmpty()) {
                return book(command, node);
            }
            return stored.get().state() == State.READY
                    ? pauseReady(command, stored.get())
                    : refusedToPause(stored.get());
        });
    }

    private static ActionResult refusedToPause(NodeRun node) {
        return node.state() == State.FINISHED || node.state() == State.REVOKED
                ? Commands.notCurrent()
                : Commands.illegal(node.id(), node.state(), State.SUSPENDED);
    }

    private static ActionResult book(Command command, Node node) {
        var parents = command.tree().parentsOf(node.id());
        var name = node.name().isEmpty() ? node.type() : node.name();
        var booked = NodeRun.booked(node.id(), command.run().id(), parents.get(parents.size() - 1), name);
        command.ports().nodes().add(List.of(booked));
        changeBookings(command, node.id(), true);
        return ActionResult.success();
    }

    private static ActionResult pauseReady(Command command, NodeRun node) {
        var token = command.tokenAt(node.id()).filter(NodeCommands::hasNotBegun);
        if (token.isEmpty()) {
            return Commands.illegal(node.id(), State.RUNNING, State.SUSPENDED);
        }
        command.ports().nodes().update(List.of(node.in(State.SUSPENDED)));
        command.tell(Event.Kind.NODE_PAUSED, node);
        command.replace(token.get()
                .change()
                .status(Status.SUSPENDED)
                .due(null)
                .since(command.now())
                .make());
        command.ports().runs().count(command.run().id(), 0, 1);
        return ActionResult.success();
    }

    /** It may wait for a component that is at its limit. */
    private static boolean hasNotBegun(Token token) {
        return token.status() == Status.READY || token.status() == Status.WAITING && token.phase() == Phase.RETRY;
    }

    ActionResult resume(String id, Call call) {
        return commands.onNode(id, call, (command, node) -> {
            var stored = command.ports().nodes().find(id);
            if (stored.isEmpty()) {
                return Commands.unknownNode(id);
            }
            if (command.run().state().ended()) {
                return Commands.notCurrent();
            }
            if (node instanceof SubProcess) {
                return PipelineCommands.resumeSubprocess(command, id);
            }
            if (stored.get().state() != State.SUSPENDED) {
                return stored.get().state() == State.FINISHED
                        ? Commands.notCurrent()
                        : Commands.illegal(id, stored.get().state(), State.READY);
            }
            return stored.get().entered() ? goOn(command, stored.get()) : withdraw(command, id);
        });
    }

    private static ActionResult withdraw(Command command, String id) {
        command.ports().nodes().remove(List.of(id));
        changeBookings(command, id, false);
        return ActionResult.success();
    }

    private static ActionResult goOn(Command command, NodeRun node) {
        var token = command.tokenAt(node.id()).orElseThrow();
        command.ports().nodes().update(List.of(node.in(State.READY)));
        command.tell(Event.Kind.NODE_RESUMED, node);
        if (command.run().bookings().contains(node.id())) {
            changeBookings(command, node.id(), false);
        }
        command.ports().runs().count(command.run().id(), 0, -1);
        makeReady(command, command.ports().tokens().find(token.id()).orElseThrow(), null);
        return ActionResult.success();
    }

    /** The tokens learn of the booking before they enter another node. */
    private static void changeBookings(Command command, String nodeId, boolean add) {
        var bookings = new HashSet<>(command.run().bookings());
        if (add) {
            bookings.add(nodeId);
        } else {
            bookings.remove(nodeId);
        }
        command.ports().runs().change(command.run().id(), run -> run.booked(bookings));
        command.touchTokens();
    }

    private static void makeReady(Command command, Token token, Map<String, Object> given) {
        command.replace(token.change()
                .status(Status.READY)
                .phase(Phase.RETRY)
                .given(given)
                .since(command.now())
                .make());
    }

    ActionResult retry(String id, Map<String, Object> inputs, Call call) {
        Map<String, Object> given;
        try {
            given = inputs == null || inputs.isEmpty() ? null : JsonValue.copyOf(inputs);
        } catch (IllegalArgumentException notJson) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "inputs: " + notJson.getMessage());
        }
        return commands.onNode(id, call, (command, node) -> retry(command, node, given));
    }

    private static ActionResult retry(Command command, Node node, Map<String, Object> given) {
        var failed = new FailedNode(command, node);
        var refusal =
                failed.refusal(State.READY).or(() -> failed.overLimit("retry")).or(() -> failed.notRetryable());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (given != null && !(node instanceof ServiceActivity)) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "only an activity takes inputs");
        }
        var course = command.course(failed.token());
        course.keepHistory(failed.node());
        var retried = failed.node().retried(command.ids().next());
        course.step().update(retried);
        command.tell(Event.Kind.NODE_RETRIED, retried);
        var pass = failed.repeatsPass() ? failed.token().pass() : 0;
        course.token(failed.token()
                .change()
                .status(Status.READY)
                .phase(Phase.RETRY)
                .given(given)
                .pass(pass)
                .polls(0)
                .since(command.now())
                .make());
        course.step().mended(failed.node().id());
        course.step().then(Step.Then.READY);
        command.write(course);
        return ActionResult.success();
    }

    ActionResult forcedFail(String id, Object exData, Call call) {
        Object reason;
        try {
            reason = JsonValue.copyOf(exData == null ? "" : exData);
        } catch (IllegalArgumentException notJson) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "ex_data: " + notJson.getMessage());
        }
        return commands.onNode(id, call, (command, node) -> {
            if (!(node instanceof ServiceActivity)) {
                return ActionResult.refused(Code.WRONG_NODE_TYPE, "can't not forced fail this type of node");
            }
            var running = command.node(id);
            if (running.isEmpty()) {
                return Commands.unknownNode(id);
            }
            return forcedFail(command, running.get(), reason);
        });
    }

    private static ActionResult forcedFail(Command command, NodeRun node, Object reason) {
        var token = command.tokenAt(node.id());
        if (command.run().state().ended() || node.state() == State.FINISHED || token.isEmpty()) {
            return Commands.notCurrent();
        }
        if (node.state() != State.RUNNING) {
            return Commands.illegal(node.id(), node.state(), State.FAILED);
        }
        var outputs = new LinkedHashMap<>(node.outputs());
        outputs.put(Outputs.FORCED_FAILED, true);
        var course = command.course(token.get());
        course.step().update(node.forcedToFail(outputs, reason, command.ids().next(), command.now()));
        course.fail();
        command.write(course);
        command.interrupt(node);
        return ActionResult.success();
    }
}
