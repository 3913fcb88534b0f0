package culm.engine;

import culm.api.WaitingView;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says for each token of a run why it does not move. */
final class WaitingReasons {

    private static final int MAX_CHILDREN = 20;

    private final Run run;
    private final List<Token> tokens;
    private final boolean frozen;
    private final Map<String, Instant> leases;

    WaitingReasons(Run run, List<Token> tokens, boolean frozen, Map<String, Instant> leases) {
        this.run = run;
        this.tokens = tokens;
        this.frozen = frozen;
        this.leases = leases;
    }

    List<WaitingView> views() {
        return tokens.stream().map(this::view).toList();
    }

    private WaitingView view(Token token) {
        return switch (token.status()) {
            case READY -> ready(token);
            case CLAIMED -> executing(token);
            case WAITING -> waiting(token);
            case FAILED -> reason(token, "FAILED", null, "the node failed: retry it, skip it or revoke the pipeline");
            case SUSPENDED -> reason(token, "PAUSED", token.nodeId(), "the node was paused before it was reached");
        };
    }

    private WaitingView executing(Token token) {
        var lease = leases.get(token.owner());
        var detail = lease == null
                ? "server %s is gone; another one will take it over".formatted(token.owner())
                : "server %s works on it".formatted(token.owner());
        return view(token, "EXECUTING", null, lease, detail);
    }

    private WaitingView ready(Token token) {
        if (token.held() || run.halted() && token.phase().atBoundary()) {
            var by = token.heldBy() != null ? token.heldBy() : run.id();
            return reason(token, "PAUSED", by, "%s is paused".formatted(by));
        }
        return frozen
                ? reason(token, "FROZEN", null, "the engine is frozen")
                : reason(token, "QUEUED", null, "waits for a server");
    }

    private WaitingView waiting(Token token) {
        if (token.phase() == Phase.POLL) {
            return reason(token, "POLL", null, "polls again at %s".formatted(token.due()));
        }
        if (token.phase() == Phase.CALLBACK) {
            return reason(token, "CALLBACK", null, "waits for a callback");
        }
        if (token.due() != null) {
            return reason(token, "TIMER", null, "its component is not there, or does all that its limits let it do");
        }
        return reason(
                token,
                "CHILDREN",
                null,
                "%d of %d branches have not ended".formatted(token.pending(), token.branches()));
    }

    private WaitingView reason(Token token, String reason, String pausedBy, String detail) {
        return view(token, reason, pausedBy, token.due(), detail);
    }

    private WaitingView view(Token token, String reason, String pausedBy, Instant due, String detail) {
        return new WaitingView(
                token.nodeId(),
                reason,
                token.since(),
                due,
                token.owner(),
                pausedBy,
                "CHILDREN".equals(reason) ? children(token) : List.of(),
                detail);
    }

    private List<String> children(Token token) {
        return tokens.stream()
                .filter(child -> token.id().equals(child.parentId()))
                .map(Token::nodeId)
                .limit(MAX_CHILDREN)
                .toList();
    }
}
