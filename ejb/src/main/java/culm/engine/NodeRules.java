package culm.engine;

import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.tree.AutoRetry;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine will do by itself with the nodes of a run, and when. */
final class NodeRules {

    private final FlowTree tree;
    private final Map<String, Token> timed = new HashMap<>();

    private NodeRules(FlowTree tree, Collection<Token> tokens) {
        this.tree = tree;
        tokens.stream()
                .filter(token -> token.phase() == Phase.AGAIN || token.deadline() != null)
                .forEach(token -> timed.put(token.nodeId(), token));
    }

    /** Tokens are read only where the tree has rules. */
    static NodeRules of(Ports ports, Run run) {
        var tree = ports.trees().get(run.treeHash());
        return new NodeRules(tree, tree.ruled() ? ports.tokens().ofRun(run.id()) : List.of());
    }

    /** Of one node. */
    static NodeRules of(Ports ports, Run run, String nodeId) {
        var tree = ports.trees().get(run.treeHash());
        var token = tree.ruled() ? ports.tokens().at(run.id(), nodeId) : Optional.<Token>empty();
        return new NodeRules(tree, token.stream().toList());
    }

    /** How often at most the node is retried; 0: never. */
    int retries(String nodeId) {
        return rule(tree, nodeId).map(AutoRetry::times).orElse(0);
    }

    /** Null: it is not going to be. */
    Instant retryAt(String nodeId) {
        return Optional.ofNullable(timed.get(nodeId))
                .filter(token -> token.phase() == Phase.AGAIN)
                .map(Token::due)
                .orElse(null);
    }

    /** Null: it may take as long as it likes. */
    Instant timesOutAt(String nodeId) {
        return Optional.ofNullable(timed.get(nodeId)).map(Token::deadline).orElse(null);
    }

    /** Which retry comes next, for people. */
    static String next(FlowTree tree, NodeRun failed) {
        var times = rule(tree, failed.id()).map(AutoRetry::times).orElse(0);
        return "%d of %d".formatted(failed.autoRetries() + 1, times);
    }

    private static Optional<AutoRetry> rule(FlowTree tree, String nodeId) {
        return tree.node(nodeId) instanceof ServiceActivity activity
                ? Optional.ofNullable(activity.autoRetry())
                : Optional.empty();
    }
}
