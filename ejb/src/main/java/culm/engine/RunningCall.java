package culm.engine;

import culm.plugin.Component;
import culm.port.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One component call in progress. */
final class RunningCall {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Work work;
    private final Supplier<Optional<Token>> held;
    private final CalledActivity called;
    private final Thread thread;
    private final AtomicBoolean told = new AtomicBoolean();
    private boolean ended;
    private Instant firstSeenCancelled;
    private boolean reported;

    RunningCall(Work work, Supplier<Optional<Token>> held, CalledActivity called, Thread thread) {
        this.work = work;
        this.held = held;
        this.called = called;
        this.thread = thread;
    }

    Work work() {
        return work;
    }

    /** The token that this server has in hand for it, once that was to be written. */
    Optional<Token> held() {
        return held.get();
    }

    String version() {
        return work.node().version();
    }

    Thread thread() {
        return thread;
    }

    boolean cancelled() {
        return called.cancelled();
    }

    /** Whether it has gone on for long after it was told to stop. Says so once. */
    boolean ignoresCancel(Instant now) {
        if (firstSeenCancelled == null) {
            firstSeenCancelled = now;
        }
        var ignores = !reported && now.isAfter(firstSeenCancelled.plus(PATIENCE));
        reported |= ignores;
        return ignores;
    }

    /** Asks the component to stop, then interrupts it. Of several who do so at once, one. */
    void cancel(Optional<Component> component) {
        if (told.getAndSet(true)) {
            return;
        }
        tell(component, called);
        synchronized (this) {
            if (!ended) {
                thread.interrupt();
            }
        }
    }

    /** Asks the component to stop. */
    static void tell(Optional<Component> component, CalledActivity called) {
        called.cancel();
        try {
            component.ifPresent(code -> code.cancel(called));
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            called.cancel(); // a stranger's code: it was told, and is fenced off in any case
        }
    }

    /** From here on the thread is no longer interrupted for this call. */
    synchronized void end() {
        ended = true;
        if (called.cancelled()) {
            Thread.interrupted(); // the interrupt was meant for the component, not for what the thread does next
        }
    }
}
