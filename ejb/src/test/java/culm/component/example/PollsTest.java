package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PollsTest {

    @Test
    void pollIsDoneAtItsLastPoll() {
        var flow = OneNodeFlow.of("poll").with("times", 3L).run().tick(2);
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.produced()).isEqualTo(Map.of("polls", 2L));

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("polls", 3L));
    }

    @Test
    void pollFailsWhenItReachesTheGivenPoll() {
        var flow = OneNodeFlow.of("poll")
                .with("times", 5L)
                .with("fail_at", 2L)
                .run()
                .tick(2);

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.exData()).isEqualTo("poll failed");
        assertThat(flow.produced()).isEqualTo(Map.of("polls", 2L));
    }

    @Test
    void debugNodeNeedsNoTimeForItsPoll() {
        var flow = OneNodeFlow.of("debug_node").with("p", "q").run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("p", "q"));
    }

    @Test
    void scheduleNodeIsDoneAtItsSixthPoll() {
        var flow = OneNodeFlow.of("schedule_node").with("p", "q").run().tick(11);
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.produced()).isEqualTo(Map.of("p", "q", "count", 5L));

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("p", "q", "count", 5L));
    }
}
