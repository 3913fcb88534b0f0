package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    @Test
    void interruptTestCountsItsExecution() {
        assertThat(OneNodeFlow.of("interrupt_test").with("p", "q").run().produced())
                .isEqualTo(Map.of("p", "q", "execute_count", 1L));
    }

    @Test
    void interruptScheduleTestCountsBothOfItsCalls() {
        var flow = OneNodeFlow.of("interrupt_schedule_test").with("p", "q").run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("p", "q", "execute_count", 1L, "schedule_count", 1L));
    }

    @Test
    void interruptRaiseTestThrowsWhenItIsExecuted() {
        var flow = OneNodeFlow.of("interrupt_raise_test")
                .with("execute_raise", true)
                .run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEmpty();
        assertThat(flow.exData()).asString().contains("execute_raise");
    }

    @Test
    void interruptRaiseTestThrowsWhenItIsPolled() {
        var flow = OneNodeFlow.of("interrupt_raise_test")
                .with("schedule_raise", true)
                .run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEqualTo(Map.of("execute_count", 1L));
        assertThat(flow.exData()).asString().contains("schedule_raise");
    }

    @Test
    void interruptRaiseTestIsDoneWhenItMayNotThrow() {
        var flow = OneNodeFlow.of("interrupt_raise_test").run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("execute_count", 1L, "schedule_count", 1L));
    }
}
