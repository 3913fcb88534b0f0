package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.SleepTimer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepTimerTest {

    @Test
    void countsTheSecondsFromItsFirstPoll() {
        var flow = OneNodeFlow.of("sleep_timer").with("bk_timing", 5L).run();
        assertThat(flow.produced()).isEqualTo(Map.of("eta", "5", "type", "countdown"));

        flow.tick(5);
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.produced())
                .isEqualTo(Map.of("eta", "5", "type", "countdown", "timing_time", "2026-03-01T12:00:06Z"));

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
    }

    @Test
    void endsWhenTheDateHasCome() {
        var flow = OneNodeFlow.of("sleep_timer")
                .with("bk_timing", "2026-03-01 12:00:03")
                .run()
                .tick(2);
        assertThat(flow.state()).isEqualTo("RUNNING");

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).containsEntry("type", "timing").containsEntry("eta", "2026-03-01 12:00:03");
    }

    @Test
    void endsAtItsFirstPollWhenTheDateIsPast() {
        var flow = OneNodeFlow.of("sleep_timer")
                .with("bk_timing", "2026-02-28 12:00:00")
                .run();
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.tick(1).state()).isEqualTo("FINISHED");
    }

    @Test
    void readsTheDateInItsZone() {
        var activity = TestActivity.with(Map.of("bk_timing", "2026-03-01 12:00:00"), new LinkedHashMap<>());
        var timer = new SleepTimer(() -> Instant.parse("2026-03-01T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

        timer.execute(activity);
        timer.poll(activity);

        assertThat(activity.outputs()).containsEntry("timing_time", "2026-03-01T04:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "123456789", "2026-02-30 12:00:00", "2026-03-01T12:00:00"})
    void failsWhenTheTimingCannotBeRead(String timing) {
        var flow = OneNodeFlow.of("sleep_timer").with("bk_timing", timing).run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.exData()).asString().endsWith("YYYY-MM-DD HH:MM:SS: " + timing);
    }
}
