package culm.engine;

import culm.api.WaitingView;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.WorkerTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Says for each token of a run why it does not move. */
final class WaitingReasons {

    private static final int MAX_CHILDREN = 20;

    private final Run run;
    private final List<Token> tokens;
    private final boolean frozen;
    private final Map<String, Instant> leases;
    private final Map<String, WorkerTask> tasks;
    private final Function<Token, String> retries;

    /**
     * @param tasks of workers, by the node that they are for
     * @param retries which retry comes next, of a token whose node is retried by itself
     */
    WaitingReasons(
            Run run,
            List<Token> tokens,
            boolean frozen,
            Map<String, Instant> leases,
            Map<String, WorkerTask> tasks,
            Function<Token, String> retries) {
        this.run = run;
        this.tokens = tokens;
        this.frozen = frozen;
        this.leases = leases;
        this.tasks = tasks;
        this.retries = retries;
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
        if (isPaused(token)) {
            return paused(token, "");
        }
        return frozen
                ? reason(token, "FROZEN", null, "the engine is frozen")
                : reason(token, "QUEUED", null, "waits for a server");
    }

    private boolean isPaused(Token token) {
        return token.held() || run.halted() && token.phase().atBoundary();
    }

    private WaitingView paused(Token token, String then) {
        var by = token.heldBy() != null ? token.heldBy() : run.id();
        return reason(token, "PAUSED", by, "%s is paused%s".formatted(by, then));
    }

    private WaitingView retrying(Token token) {
        var when = "retries at %s, %s".formatted(token.due(), retries.apply(token));
        return isPaused(token)
                ? paused(token, "; " + when + ", but not before it is resumed")
                : reason(token, "RETRY", null, "the node failed; " + when);
    }

    private WaitingView waiting(Token token) {
        if (token.phase() == Phase.AGAIN) {
            return retrying(token);
        }
        if (token.phase() == Phase.POLL) {
            return reason(token, "POLL", null, "polls again at %s".formatted(token.due()));
        }
        if (token.phase() == Phase.CALLBACK) {
            var task = tasks.get(token.nodeId());
            return task == null ? reason(token, "CALLBACK", null, "waits for a callback") : worker(token, task);
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

    private WaitingView worker(Token token, WorkerTask task) {
        var kind = task.kind();
        var detail = task.leaseUntil() == null
                ? "waits for a worker for code %s of version %s".formatted(kind.code(), kind.version())
                : "worker %s works on it".formatted(task.worker());
        return view(token, "WORKER", null, task.leaseUntil(), detail);
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
                token.deadline() == null ? detail : "%s; times out at %s".formatted(detail, token.deadline()),
                token.deadline());
    }

    private List<String> children(Token token) {
        return tokens.stream()
                .filter(child -> token.id().equals(child.parentId()))
                .map(Token::nodeId)
                .limit(MAX_CHILDREN)
                .toList();
    }
}
