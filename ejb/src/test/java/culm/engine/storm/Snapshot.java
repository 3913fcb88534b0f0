package culm.engine.storm;

import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.state.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is stored of a run at one moment. */
record Snapshot(Run run, List<NodeRun> nodes, List<Token> tokens, boolean frozen) {

    /** One beginning of a node's work. */
    record Begun(String nodeId, int loop, int retry) {}

    Optional<NodeRun> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The state of a node; null if it is not stored. */
    State state(String id) {
        return node(id).map(NodeRun::state).orElse(null);
    }

    Optional<Token> tokenAt(String nodeId) {
        return tokens.stream()
                .filter(token -> token.nodeId().equals(nodeId) && token.phase() != Phase.JOIN)
                .findFirst();
    }

    /** Everything that was entered up to now. A booked pause and a retry that has not begun are not. */
    Set<Begun> begun() {
        return nodes.stream()
                .filter(node -> node.startedAt() != null)
                .map(node -> new Begun(node.id(), node.loop(), node.retry()))
                .collect(Collectors.toSet());
    }

    boolean live() {
        return !run.state().ended();
    }
}
