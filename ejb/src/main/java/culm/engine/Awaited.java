package culm.engine;

import culm.data.Small;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Spot;
import culm.port.Standing;
import culm.port.Token;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes on which tokens have begun to wait for callbacks here, as they were then. Such a callback needs no reading: if anything has
 * changed since, so has the version of the token, and nothing is written.
 */
final class Awaited {

    private static final int MOST = 1024;

    private final Map<String, Spot> spots = new Newest<>(MOST);

    void remember(Step step, Token waiting, Run run) {
        if (waiting.phase() != Token.Phase.CALLBACK || waiting.status() != Token.Status.WAITING) {
            return;
        }
        step.node(waiting.nodeId())
                .filter(node -> isSmall(node, run))
                .ifPresent(node -> remember(new Spot(node, Optional.of(new Standing(waiting, run)))));
    }

    private static boolean isSmall(NodeRun node, Run run) {
        return Small.is(node.inputs()) && Small.is(node.outputs()) && Ready.isSmall(run);
    }

    private synchronized void remember(Spot spot) {
        spots.put(spot.node().id(), spot);
    }

    /** Once: who finds that it has changed reads it. */
    synchronized Optional<Spot> take(String nodeId) {
        return Optional.ofNullable(spots.remove(nodeId));
    }
}
