package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void addReadsNumbersAndDigits() {
        assertThat(OneNodeFlow.of("add").with("a", 2L).with("b", " 40 ").run().produced())
                .isEqualTo(Map.of("sum", 42L));
    }

    @Test
    void addFailsOnWhatIsNoNumber() {
        var flow = OneNodeFlow.of("add").with("a", 2L).with("b", null).run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.exData()).asString().contains("not a number: null");
    }

    @Test
    void addFailsRatherThanOverflow() {
        assertThat(OneNodeFlow.of("add")
                        .with("a", Long.MAX_VALUE)
                        .with("b", 1L)
                        .run()
                        .state())
                .isEqualTo("FAILED");
    }

    @Test
    void counterAddsOneAndShowsThePass() {
        var flow = OneNodeFlow.of("counter").with("n", 4L).countingPassesFrom(1).run();

        assertThat(flow.produced()).isEqualTo(Map.of("n", 5L, "seen_loop", 1L, "seen_inner_loop", 1L));
    }

    @Test
    void counterBeginsAtZeroWhenItIsGivenNothing() {
        assertThat(OneNodeFlow.of("counter").with("n", "").run().produced()).containsEntry("n", 1L);
    }

    @Test
    void loopCountNodeShowsThePassBesideItsInputs() {
        var flow = OneNodeFlow.of("loop_count_node").with("p", "q").run();

        assertThat(flow.produced()).isEqualTo(Map.of("loop", 0L, "p", "q"));
    }

    @Test
    void loopCountScheduleNodeShowsThePassAtItsThirdPoll() {
        var flow = OneNodeFlow.of("loop_count_s_node").with("p", "q").run().tick(2);
        assertThat(flow.produced()).isEqualTo(Map.of("count", 2L));

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("count", 2L, "loop", 0L, "p", "q"));
    }
}
