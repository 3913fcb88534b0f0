package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Run;
import culm.port.Token;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.util.HashMap;
import java.util.Optional;

/** By whose consumers an activity is begun: those of its component's own queue, or those of the run's. */
final class ActivityQueues {

    private final Ports ports;

    private record Kind(String code, String version) {}

    ActivityQueues(Ports ports) {
        this.ports = ports;
    }

    /** Where the token has to go to before it may begin the activity; empty if it is there. */
    Optional<String> elsewhere(Token token, Run run, ServiceActivity activity) {
        var own = own(activity);
        var queue = own.isEmpty() || !isKnown(own) ? run.queue() : own;
        return queue.equals(token.queue()) ? Optional.empty() : Optional.of(queue);
    }

    private String own(ServiceActivity activity) {
        return own(kind(activity));
    }

    private String own(Kind kind) {
        return ports.plugins().queue(kind.code(), kind.version());
    }

    private static Kind kind(ServiceActivity activity) {
        return new Kind(activity.component().code(), activity.component().version());
    }

    private boolean isMissing(String queue) {
        return !queue.isEmpty() && !isKnown(queue);
    }

    private boolean isKnown(String queue) {
        return ports.workers().queues().containsKey(queue);
    }

    /** Refuses a tree with an activity whose queue no server has. A component is asked for once, however many activities have it. */
    Optional<ActionResult> refusal(FlowTree tree) {
        var queues = new HashMap<Kind, String>();
        return tree.nodeIds().stream()
                .map(tree::node)
                .filter(ServiceActivity.class::isInstance)
                .map(ServiceActivity.class::cast)
                .filter(activity -> isMissing(queues.computeIfAbsent(kind(activity), this::own)))
                .findFirst()
                .map(activity -> ActionResult.refused(
                        Code.UNKNOWN_QUEUE,
                        "can't find queue(%s) of component(%s) in any config queues; activity(%s) needs it"
                                .formatted(own(activity), activity.component().code(), activity.id())));
    }
}
