package culm.engine;

import culm.engine.StepWriter.Written;
import culm.port.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A call of a component with a callback that is not written yet. If it is brief, the callback and what comes of it are one commit, of the
 * thread that has made the call. Otherwise whoever has brought the callback writes it meanwhile, and has an answer.
 */
final class EarlyCall {

    /** As long as that a caller waits for a component before it writes. */
    private static final Duration BRIEF = Duration.ofMillis(5);

    private final Step claim;
    private final Scopes scopes;
    private final Receipt receipt;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> together = new CompletableFuture<>();
    private final CompletableFuture<Committed> apart = new CompletableFuture<>();

    /**
     * @param claim of the token that waits
     * @param receipt of the callback
     */
    EarlyCall(Step claim, Scopes scopes, Receipt receipt) {
        this.claim = claim;
        this.scopes = scopes;
        this.receipt = receipt;
    }

    Work work() {
        return claim.work();
    }

    Token token() {
        return claim.token();
    }

    /** The token that was claimed, or was to be, once that is known. */
    Optional<Token> held() {
        return apart.isDone() ? Optional.of(token()) : Optional.empty();
    }

    /** Returns when the callback is written. For who has brought it. */
    void await(Function<Step, Written> write) {
        if (!isOverSoon() && take()) {
            writeApart(write);
        } else {
            awaitTogether();
        }
    }

    private boolean isOverSoon() {
        try {
            together.get(BRIEF.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it is for the one who asks to write the callback: who has brought it, or who has made the call. The first has it. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    private void writeApart(Function<Step, Written> write) {
        try {
            claim.receipt(receipt);
            var written = write.apply(claim);
            apart.complete(new Committed(claim, () -> written, scopes));
        } catch (Throwable failure) {
            apart.completeExceptionally(failure);
            throw failure;
        }
    }

    private void awaitTogether() {
        try {
            together.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** The step says what has come of the call. */
    void include(Step step) {
        step.receipt(receipt);
    }

    void written() {
        together.complete(null);
    }

    void failed(Throwable failure) {
        together.completeExceptionally(failure);
    }

    /** The callback, written apart; empty if it could not be. */
    Optional<Committed> awaitApart() {
        try {
            return Optional.of(apart.join());
        } catch (CompletionException failed) {
            return Optional.empty();
        }
    }
}
