package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final TimeOrderedIds ids = new TimeOrderedIds(() -> now);

    @Test
    void areThirtyTwoHexadecimalDigits() {
        assertThat(ids.next()).matches("[0-9a-f]{32}");
    }

    @Test
    void sortInTheOrderInWhichTheyWereMadeAlsoWhileTheClockStandsAndWhenItIsPutBack() {
        var made = new ArrayList<String>();
        for (var step : new int[] {0, 0, 5, 0, -3_600_000, 0, 1}) {
            now = now.plusMillis(step);
            made.add(ids.next());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ofTwoServersInTheSameMomentDiffer() {
        var other = new TimeOrderedIds(() -> now);

        assertThat(other.next()).isNotEqualTo(ids.next());
    }
}
