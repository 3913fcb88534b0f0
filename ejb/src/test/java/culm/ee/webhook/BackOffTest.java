package culm.ee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void pausesGrowAndDiffer() {
        var middle = new BackOff(() -> 0.5);
        assertThat(IntStream.of(1, 2, 3, 8, 9, 1_000).mapToObj(middle::after))
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(256),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5));
        assertThat(new BackOff(() -> 0.0).after(1)).isEqualTo(Duration.ofMillis(1_600));
        assertThat(new BackOff(() -> 1.0).after(1)).isEqualTo(Duration.ofMillis(2_400));
    }
}
