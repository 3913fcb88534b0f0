package culm.ee.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class IntakeTest {

    private final Intake intake = new Intake();

    @Test
    void letsMessagesThroughWhileItIsOpen() {
        assertThat(intake.awaitOpen()).isTrue();
    }

    @Test
    void keepsWhoComesWhileItIsShutUntilTheServerEnds() {
        intake.shut();
        var kept = CompletableFuture.supplyAsync(intake::awaitOpen);
        assertThat(kept).isNotDone();

        intake.end();

        assertThat(kept.join()).isFalse();
        assertThat(intake.awaitOpen()).isFalse();
    }

    @Test
    void anInterruptEndsTheWait() throws InterruptedException {
        intake.shut();
        var seen = new ArrayList<Boolean>();
        var thread = new Thread(() ->
                seen.addAll(List.of(intake.awaitOpen(), Thread.currentThread().isInterrupted())));
        thread.start();

        thread.interrupt();

        thread.join();
        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void tellsThatItShuts() {
        var told = new ArrayList<String>();
        intake.whenShut(() -> told.add("shut"));

        intake.shut();

        assertThat(told).containsExactly("shut");
    }
}
