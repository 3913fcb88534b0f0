package culm.engine;

import culm.api.ActionResult;
import culm.port.Call;
import culm.port.Event;
import culm.port.Event.Kind;
import culm.port.NodeRun;
import culm.port.Token;
import culm.tree.Node.ServiceActivity;
import culm.tree.TimeOut.Action;
import java.time.InstantSource;
import java.util.Map;

/** Acts on attempts that take longer than their tree allows. */
final class TimeOuts {

    private static final String REASON = "node execution timeout";
    private static final Call BY_CLOCK = Call.unrecorded(null);

    private final Ports ports;
    private final InstantSource clock;
    private final Commands commands;

    TimeOuts(Ports ports, InstantSource clock, Commands commands) {
        this.ports = ports;
        this.clock = clock;
        this.commands = commands;
    }

    /** Returns of how many the time was over. */
    int end(int limit) {
        if (ports.freeze().frozen()) {
            return 0;
        }
        var late = ports.transactions().alone(() -> ports.tokens().late(clock.instant(), limit));
        return (int) late.stream().filter(this::end).count();
    }

    /** Another server may have been quicker, or the attempt may just have ended. */
    private boolean end(Token late) {
        return commands.onNode(late.nodeId(), BY_CLOCK, (command, node) -> command.tokenAt(node.id())
                        .filter(token -> token.late(command.now()))
                        .map(token -> end(command, (ServiceActivity) node, token))
                        .orElseGet(Commands::notCurrent))
                .result();
    }

    private static ActionResult end(Command command, ServiceActivity activity, Token token) {
        var node = command.node(activity.id()).orElseThrow();
        var action = activity.timeOut().action();
        if (action == Action.NOTIFY) {
            command.tell(Kind.NODE_TIMED_OUT, node);
            command.replace(token.change().deadline(null).make());
            return ActionResult.success();
        }
        var course = command.course(token);
        command.stop(course, activity, node);
        course.step().tell(timedOut(command, node));
        var ended = NodeCommands.forced(command, node, REASON);
        return action == Action.FORCED_FAIL || course.revoked()
                ? fail(command, course, ended)
                : SkipCommands.skip(command, course, activity, ended, Map.of());
    }

    private static Event timedOut(Command command, NodeRun node) {
        return Event.ofNode(
                Kind.NODE_TIMED_OUT, command.now(), command.run(), node.id(), node.name(), node.version(), null);
    }

    private static ActionResult fail(Command command, Course course, NodeRun ended) {
        course.step().update(ended);
        course.fail();
        command.write(course);
        return ActionResult.success();
    }
}
