package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.NodeRun;
import culm.port.Token;
import culm.state.State;
import culm.state.Transitions;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import culm.tree.Node.SubProcess;
import java.util.Optional;

/** A node that an operator wants to rescue, and what can be said against it. */
final class FailedNode {

    private final Command command;
    private final Node node;
    private final Optional<NodeRun> attempt;
    private final Optional<Token> token;

    FailedNode(Command command, Node node) {
        this.command = command;
        this.node = node;
        this.attempt = command.node(node.id());
        this.token = command.tokenAt(node.id());
    }

    NodeRun node() {
        return attempt.orElseThrow();
    }

    Token token() {
        return token.orElseThrow();
    }

    /** @param to the state that it would go to */
    Optional<ActionResult> refusal(State to) {
        if (attempt.isEmpty()) {
            return Optional.of(Commands.unknownNode(node.id()));
        }
        var state = attempt.get().state();
        if (command.run().state().ended() || state == State.FINISHED || state == State.REVOKED) {
            return Optional.of(Commands.notCurrent());
        }
        if (!(state == State.FAILED && Transitions.NODE_BY_USER.allow(state, to))) {
            return Optional.of(Commands.illegal(node.id(), state, to));
        }
        return Optional.empty();
    }

    Optional<ActionResult> overLimit(String verb) {
        var limit = command.settings().rerunLimit();
        var over = limit > 0 && attempt.orElseThrow().loop() > limit && !repeatsByItself();
        return over
                ? Optional.of(ActionResult.refused(
                        Code.ILLEGAL_STATE, "rerun times exceed max limit: %d, can not %s".formatted(limit, verb)))
                : Optional.empty();
    }

    private boolean repeatsByItself() {
        return node instanceof SubProcess || node instanceof ServiceActivity activity && activity.loopConfig() != null;
    }

    Optional<ActionResult> notRetryable() {
        return node instanceof ServiceActivity activity && !activity.retryable()
                ? Optional.of(ActionResult.refused(
                        Code.NOT_RETRYABLE, "the node is set to not be retryable, try skip it please."))
                : Optional.empty();
    }

    Optional<ActionResult> notSkippable() {
        return node instanceof ServiceActivity activity && !activity.skippable()
                ? Optional.of(ActionResult.refused(
                        Code.NOT_SKIPPABLE, "this node is set to not be skippable, try retry it please."))
                : Optional.empty();
    }

    /** The passes of a loop_config that begins again are counted anew. */
    int innerLoopOfRetry() {
        var reached = node().innerLoop();
        return repeatsPass() ? reached : reached - Math.max(token().pass() - 1, 0);
    }

    /** Whether a retry repeats only the failed pass of a loop_config, and not all passes. */
    boolean repeatsPass() {
        return node instanceof ServiceActivity activity
                && activity.loopConfig() != null
                && activity.loopConfig().retryable();
    }
}
