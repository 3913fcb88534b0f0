package culm.ee.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A question that may remain without an answer. Whoever asks waits for a bounded time; those who ask at the same time, or soon
 * after, share one answer, so that many askers cost no more than one, and one that hangs blocks no more than one thread.
 */
final class Inquiry<T> {

    private final Supplier<T> question;
    private final Executor threads;
    private final InstantSource clock;
    private final Duration fresh;
    private final Duration patience;
    private CompletableFuture<T> asked;
    private Instant askedAt;

    /**
     * @param fresh how long an answer, or that there was none, is good for
     * @param patience how long one who asks waits at most
     */
    Inquiry(Supplier<T> question, Executor threads, InstantSource clock, Duration fresh, Duration patience) {
        this.question = question;
        this.threads = threads;
        this.clock = clock;
        this.fresh = fresh;
        this.patience = patience;
    }

    /** Empty if there is no answer, or none in time. */
    Optional<T> answer() {
        try {
            return Optional.of(current().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | RejectedExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<T> current() {
        var now = clock.instant();
        var over = asked != null && asked.isDone() && !now.isBefore(askedAt.plus(fresh));
        if (asked == null || over) {
            askedAt = now;
            asked = CompletableFuture.supplyAsync(question, threads);
        }
        return asked;
    }
}
