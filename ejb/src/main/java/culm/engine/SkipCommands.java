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
import culm.tree.Node.ConditionalParallelGateway;
import culm.tree.Node.ExclusiveGateway;
import culm.tree.Node.ServiceActivity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** skip_activity, skip_exclusive_gateway and skip_conditional_parallel_gateway. */
final class SkipCommands {

    private final Commands commands;

    SkipCommands(Commands commands) {
        this.commands = commands;
    }

    ActionResult skipActivity(String id, Map<String, Object> outputs, Call call) {
        Map<String, Object> given;
        try {
            given = outputs == null ? Map.of() : JsonValue.copyOf(outputs);
        } catch (IllegalArgumentException notJson) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "outputs: " + notJson.getMessage());
        }
        return commands.onNode(
                id,
                call,
                (command, node) -> node instanceof ServiceActivity activity
                        ? skip(command, activity, given)
                        : ActionResult.refused(Code.WRONG_NODE_TYPE, "can't skip this type of node"));
    }

    private static ActionResult skip(Command command, ServiceActivity activity, Map<String, Object> given) {
        var failed = new FailedNode(command, activity);
        var refusal =
                failed.refusal(State.FINISHED).or(() -> failed.notSkippable()).or(() -> failed.overLimit("skip"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return skip(command, command.course(failed.token()), activity, failed.node(), given);
    }

    /**
     * Without asking whether it may be skipped.
     *
     * @param course of the token that stands on the activity
     */
    static ActionResult skip(
            Command command, Course course, ServiceActivity activity, NodeRun failed, Map<String, Object> given) {
        var outputs = new LinkedHashMap<>(failed.outputs());
        outputs.putAll(given);
        outputs.put(Outputs.RESULT, true);
        skip(command, course, failed, outputs);
        if (skipsOnePass(activity, course.token())) {
            collectPass(course, activity, outputs);
            var next = course.token().pass() + 1;
            course.token(course.token()
                    .at(activity.id(), Phase.ENTER)
                    .change()
                    .pass(next)
                    .make());
            return goOn(command, course, List.of());
        }
        var missing = publish(course, activity, outputs);
        course.follow(activity);
        return goOn(command, course, missing);
    }

    private static boolean skipsOnePass(ServiceActivity activity, Token token) {
        var loop = activity.loopConfig();
        return loop != null && loop.skippable() && token.pass() < loop.times();
    }

    private static List<String> publish(Course course, ServiceActivity activity, Map<String, Object> outputs) {
        if (activity.loopConfig() != null) {
            collectPass(course, activity, outputs);
            return List.of();
        }
        return Outputs.extract(activity.id(), course.wiring(), outputs, null, course.scope());
    }

    private static void collectPass(Course course, ServiceActivity activity, Map<String, Object> outputs) {
        var number = outputs.get(Outputs.INNER_LOOP) instanceof Number inner ? inner.longValue() : 0;
        Outputs.collectPass(activity.loopConfig(), course.token().pass(), outputs, false, number, course.scope());
    }

    ActionResult skipExclusive(String id, String flowId, Call call) {
        return commands.onNode(
                id,
                call,
                (command, node) -> node instanceof ExclusiveGateway gateway
                        ? choose(command, gateway, flowId)
                        : ActionResult.refused(
                                Code.WRONG_NODE_TYPE, "invalid operation, this node is not a exclusive gateway"));
    }

    private static ActionResult choose(Command command, ExclusiveGateway gateway, String flowId) {
        if (flowId == null || !gateway.outgoing().contains(flowId)) {
            return ActionResult.refused(Code.UNKNOWN_FLOW, "sequence flow(%s) does not exist.".formatted(flowId));
        }
        var failed = new FailedNode(command, gateway);
        var refusal = failed.refusal(State.FINISHED).or(() -> failed.overLimit("skip"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var course = command.course(failed.token());
        skip(command, course, failed.node(), failed.node().outputs());
        var target = command.tree().pipelineOf(gateway.id()).target(flowId);
        course.token(failed.token().at(target.id(), Phase.ENTER));
        return goOn(command, course, List.of());
    }

    ActionResult skipConditionalParallel(String id, List<String> flowIds, String convergeId, Call call) {
        return commands.onNode(
                id,
                call,
                (command, node) -> node instanceof ConditionalParallelGateway gateway
                        ? fork(command, gateway, flowIds, convergeId)
                        : ActionResult.refused(
                                Code.WRONG_NODE_TYPE,
                                "invalid operation, this node is not a conditional parallel gateway"));
    }

    private static ActionResult fork(
            Command command, ConditionalParallelGateway gateway, List<String> flowIds, String convergeId) {
        if (flowIds == null || flowIds.isEmpty() || new HashSet<>(flowIds).size() < flowIds.size()) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "flow_ids must name at least one flow, each once");
        }
        if (!gateway.outgoing().containsAll(flowIds)) {
            var unknown = flowIds.stream()
                    .filter(flow -> !gateway.outgoing().contains(flow))
                    .toList();
            return ActionResult.refused(Code.UNKNOWN_FLOW, "sequence flows %s does not exist.".formatted(unknown));
        }
        var own = command.tree().pipelineOf(gateway.id()).convergeOf().get(gateway.id());
        if (convergeId != null && !convergeId.equals(own)) {
            return ActionResult.refused(
                    Code.INVALID_ARGUMENT,
                    "converge gateway %s is not the gateway's own, %s".formatted(convergeId, own));
        }
        var failed = new FailedNode(command, gateway);
        var refusal = failed.refusal(State.FINISHED).or(() -> failed.overLimit("skip"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var course = command.course(failed.token());
        skip(command, course, failed.node(), failed.node().outputs());
        Forking.fork(course, gateway, inTreeOrder(gateway, flowIds), own);
        command.write(course);
        return ActionResult.success();
    }

    private static List<String> inTreeOrder(Node gateway, List<String> flowIds) {
        return gateway.outgoing().stream().filter(flowIds::contains).toList();
    }

    /** The failed attempt becomes history and the node finished. */
    private static void skip(Command command, Course course, NodeRun failed, Map<String, Object> outputs) {
        course.keepHistory(failed);
        course.step().update(failed.skipped(outputs, command.now()));
        if (course.token().status() == Status.FAILED) {
            course.step().mended(failed.id());
        }
        command.tell(Event.Kind.NODE_SKIPPED, failed);
    }

    private static ActionResult goOn(Command command, Course course, List<String> missing) {
        course.token(course.token()
                .change()
                .status(Status.READY)
                .owner(null)
                .since(command.now())
                .make());
        course.step().then(Step.Then.READY);
        command.write(course);
        return missing.isEmpty() ? ActionResult.success() : ActionResult.success(Map.of("missing_outputs", missing));
    }
}
