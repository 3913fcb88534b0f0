package culm.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static List<Long> seconds(Interval interval) {
        return IntStream.range(0, 4)
                .mapToObj(polls -> interval.after(polls).toSeconds())
                .toList();
    }

    @Test
    void eachKindGrowsAsItsNameSays() {
        assertThat(seconds(Interval.every(Duration.ofSeconds(3)))).containsExactly(3L, 3L, 3L, 3L);
        assertThat(seconds(Interval.linear(Duration.ofSeconds(2)))).containsExactly(2L, 4L, 6L, 8L);
        assertThat(seconds(Interval.squared())).containsExactly(1L, 4L, 9L, 16L);
        assertThat(seconds(Interval.exponential(Duration.ofSeconds(1), 3))).containsExactly(1L, 3L, 9L, 27L);
    }

    @Test
    void nothingGrowsWithoutEnd() {
        assertThat(Interval.exponential(Duration.ofSeconds(1), 10).after(10_000))
                .isEqualTo(Interval.LONGEST);
        assertThat(Interval.squared().atMost(Duration.ofMinutes(1)).after(50)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Interval.squared().atMost(Duration.ofMinutes(1)).after(0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        var negative = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> Interval.every(negative)).hasMessageContaining("negative");
        assertThatThrownBy(() -> Interval.squared().atMost(negative)).hasMessageContaining("negative");
        assertThatThrownBy(() -> Interval.exponential(Duration.ofSeconds(1), 0.5))
                .hasMessageContaining("less than 1");
        assertThatThrownBy(() -> Answer.pollAfter((Interval) polls -> negative).interval(0))
                .hasMessageContaining("negative");
    }
}
