package culm.engine;

import culm.port.Event;
import culm.port.NodeRun;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A new attempt at a node that has failed. */
final class Retrial {

    private static final int SHADES = 1_000;

    private Retrial() {}

    /** When the rule of the node that has just failed retries it. */
    static Optional<Instant> due(Course course) {
        var node = course.tree().node(course.token().nodeId());
        if (!(node instanceof ServiceActivity activity) || activity.autoRetry() == null) {
            return Optional.empty();
        }
        var failed = course.node(node.id()).orElseThrow();
        return failed.autoRetries() >= activity.autoRetry().times()
                ? Optional.empty()
                : Optional.of(course.now().plus(activity.autoRetry().before(failed.autoRetries(), chance(failed))));
    }

    /** The id of an attempt is as good as a die. */
    private static double chance(NodeRun failed) {
        return Math.floorMod(failed.version().hashCode(), SHADES) / (double) SHADES;
    }

    /** The time has come that {@link #due} has told: the token is about to enter its node once more. */
    static void byRule(Course course) {
        var node = course.tree().node(course.token().nodeId());
        var failed = course.node(node.id()).orElseThrow();
        begin(course, failed, failed.retriedByRule(course.ids().next(), innerLoop(course, failed)), null);
        course.tell(Event.Kind.NODE_RETRIED, node);
    }

    /** @param given inputs that replace the node's own, or null */
    static void begin(Course course, NodeRun failed, NodeRun retried, Map<String, Object> given) {
        course.keepHistory(failed);
        course.step().update(retried);
        if (course.token().status() == Status.FAILED) {
            course.step().mended(failed.id());
        }
        var pass = repeatsPass(course.tree().node(failed.id())) ? course.token().pass() : 0;
        course.token(course.token()
                .change()
                .phase(Phase.RETRY)
                .given(given)
                .pass(pass)
                .polls(0)
                .due(null)
                .make());
    }

    /** The passes of a loop_config that begins again are counted anew. */
    static int innerLoop(Course course, NodeRun failed) {
        return repeatsPass(course.tree().node(failed.id()))
                ? failed.innerLoop()
                : failed.innerLoop() - Math.max(course.token().pass() - 1, 0);
    }

    /** Whether a retry repeats only the failed pass of a loop_config, and not all passes. */
    private static boolean repeatsPass(Node node) {
        return node instanceof ServiceActivity activity
                && activity.loopConfig() != null
                && activity.loopConfig().retryable();
    }
}
