package culm.ee.service;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Runnable> hanging = new ArrayList<>();

    private <T> Inquiry<T> inquiry(Supplier<T> question, Executor threads) {
        return new Inquiry<>(question, threads, clock, FRESH, Duration.ofMillis(1));
    }

    @Test
    void whoAsksSoonAfterGetsTheSameAnswer() {
        var inquiry = inquiry(asked::incrementAndGet, Runnable::run);

        assertThat(inquiry.answer()).contains(1);
        clock.tick(FRESH.minusMillis(1));
        assertThat(inquiry.answer()).contains(1);
        clock.tick(Duration.ofMillis(1));
        assertThat(inquiry.answer()).contains(2);
    }

    @Test
    void aQuestionThatFailsHasNoAnswerAndIsAskedAgain() {
        var inquiry = inquiry(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return "back";
                },
                Runnable::run);

        assertThat(inquiry.answer()).isEmpty();
        assertThat(inquiry.answer()).isEmpty();
        clock.tick(FRESH);
        assertThat(inquiry.answer()).contains("back");
    }

    @Test
    void aQuestionThatHangsHoldsUpNobodyAndIsAskedOnce() {
        var inquiry = inquiry(() -> "late", hanging::add);

        assertThat(inquiry.answer()).isEmpty();
        clock.tick(FRESH.multipliedBy(10));
        assertThat(inquiry.answer()).isEmpty();
        assertThat(hanging).hasSize(1);

        hanging.get(0).run();
        clock.tick(Duration.ZERO);
        assertThat(inquiry.answer()).as("it is old by now").isEmpty();
        hanging.get(1).run();
        assertThat(inquiry.answer()).contains("late");
    }

    @Test
    void aServerThatStopsAnswersNoMore() {
        var inquiry = inquiry(() -> "never", task -> {
            throw new RejectedExecutionException("stopping");
        });

        assertThat(inquiry.answer()).isEmpty();
        assertThat(inquiry.answer()).isEmpty();
    }
}
