package culm.ee.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendTroubleTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final SendTrouble trouble = new SendTrouble(clock);

    @Test
    void aBrokerThatIsAwayIsLeftAloneForASecond() {
        assertThat(trouble.isPausing()).isFalse();

        trouble.failed(new TokenRef("t", 1, 100, ""), new IllegalStateException("connection refused"));
        assertThat(trouble.isPausing()).isTrue();

        clock.tick(Duration.ofSeconds(1));
        assertThat(trouble.isPausing()).isFalse();
    }
}
