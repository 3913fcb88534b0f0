package culm.engine;

import culm.node.ActivityProgress;
import culm.node.Plugins;
import culm.node.Progress;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.LogTap;
import culm.port.Token;
import culm.tree.Node.ServiceActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls components. The one place where their exceptions are caught. */
final class Caller {

    private final Plugins plugins;
    private final FlowListener listener;
    private final LogTap tap;
    private final Masking masking;
    private final InstantSource clock;
    private final int loopIndexOffset;
    private final RunningCalls calls;
    private final Admission admission;

    Caller(Ports ports, EngineSettings settings, InstantSource clock, RunningCalls calls, Admission admission) {
        this.admission = admission;
        this.plugins = ports.plugins();
        this.listener = ports.listener();
        this.tap = ports.tap();
        this.masking = new Masking(ports, settings.secrets());
        this.clock = clock;
        this.loopIndexOffset = settings.loopIndexOffset();
        this.calls = calls;
    }

    Called call(Work work) {
        return call(work, work.token());
    }

    /** @param held the token that is in hand in the store: who loses it has lost the call */
    Called call(Work work, Token held) {
        return call(work, () -> Optional.of(held));
    }

    /** @param held the same, once it is there */
    Called call(Work work, Supplier<Optional<Token>> held) {
        var journal = new Journal(() -> masking.of(work.run(), work.node().id(), List.of(work.node())));
        var called = new CalledActivity(work, journal::add, clock);
        var began = clock.instant();
        Progress progress;
        try (var open = tap.open(journal::add)) {
            progress = progress(work, held, called);
        }
        report(work, began, progress);
        return new Called(work, progress, journal.close());
    }

    /** A call whose transaction could not be committed. */
    Called failed(Work work, RuntimeException reason) {
        var unheard = new CalledActivity(work);
        return new Called(work, reading(work, unheard).after(reason), Journal.Kept.NOTHING);
    }

    boolean isTransactional(Work work) {
        return isTransactional(work.activity());
    }

    boolean isTransactional(ServiceActivity activity) {
        var call = activity.component();
        return plugins.transactional(call.code(), call.version());
    }

    /** Whether it does no harm if the call is made and what it is made for is never written. */
    boolean mayBeEarly(ServiceActivity activity) {
        var call = activity.component();
        return plugins.idempotent(call.code(), call.version()) && !isTransactional(activity);
    }

    private ActivityProgress reading(Work work, CalledActivity called) {
        var node = work.node();
        return new ActivityProgress(
                work.activity(),
                called.outputs(),
                (long) node.loop() + loopIndexOffset,
                (long) node.innerLoop() + loopIndexOffset,
                work.token().pass());
    }

    private Progress progress(Work work, Supplier<Optional<Token>> held, CalledActivity called) {
        var reading = reading(work, called);
        var call = work.activity().component();
        var component = plugins.component(call.code(), call.version());
        if (component.isEmpty()) {
            return reading.after(Answer.failed(plugins.absence(call.code(), call.version())));
        }
        var running = calls.begin(work, held, called);
        try {
            return reading.after(answer(work, component.get(), called), polls(work));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
            return reading.after(thrown); // a stranger's code: whatever it throws is its node's failure, never ours
        } finally {
            calls.end(running);
            admission.leave(work.token().id());
        }
    }

    private static int polls(Work work) {
        var before = work.token().polls();
        return work.kind() == Work.Kind.POLL ? before + 1 : before;
    }

    private static Answer answer(Work work, Component component, CalledActivity called) throws Exception {
        return switch (work.kind()) {
            case EXECUTE -> component.execute(called);
            case POLL -> component.poll(called);
            case CALLBACK -> component.callback(called, work.callback().data());
        };
    }

    /** Measures how long calls take, and how long it takes to keep what came of them. */
    Stopwatch stopwatch() {
        return new Stopwatch(clock.instant());
    }

    /** Runs from when it was asked for. */
    final class Stopwatch {
        private final Instant began;

        private Stopwatch(Instant began) {
            this.began = began;
        }

        Duration elapsed() {
            return Duration.between(began, clock.instant());
        }

        void committed(Work work) {
            var call = work.activity().component();
            listener.committed(call.code(), call.version(), elapsed());
        }
    }

    private void report(Work work, Instant began, Progress progress) {
        var call = work.activity().component();
        var failed = progress instanceof Progress.Failed || progress instanceof Progress.Ignored;
        listener.called(
                call.code(),
                call.version(),
                work.kind().name().toLowerCase(Locale.ROOT),
                Duration.between(began, clock.instant()),
                failed);
    }
}
