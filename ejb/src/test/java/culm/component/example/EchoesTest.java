package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoesTest {

    @Test
    void noopPutsOutNothingButV() {
        var flow = OneNodeFlow.of("noop").with("v", 7L).with("w", 8L).run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("v", 7L));
    }

    @Test
    void noopPutsOutNullWhenItHasNoV() {
        assertThat(OneNodeFlow.of("noop").run().produced())
                .containsEntry("v", null)
                .hasSize(1);
    }

    @Test
    void echoCopiesInputsOfEveryType() {
        var flow = OneNodeFlow.of("echo")
                .with("text", "0012")
                .with("none", null)
                .with("list", List.of(1L, "two", Map.of("three", 3.5)))
                .run();

        assertThat(flow.produced())
                .containsEntry("text", "0012")
                .containsEntry("none", null)
                .containsEntry("list", List.of(1L, "two", Map.of("three", 3.5)))
                .hasSize(3);
    }

    @Test
    void echoRootShowsTheRootDataOnly() {
        var flow = OneNodeFlow.of("echoroot")
                .with("x", 1L)
                .withRootData(Map.of("who", "me", "n", 3L))
                .run();

        assertThat(flow.produced()).isEqualTo(Map.of("root_who", "me", "root_n", 3L));
    }

    @Test
    void debugNoScheduleNodeIsDoneAtOnceWithItsInputs() {
        var flow = OneNodeFlow.of("debug_no_schedule_node").with("p", "q").run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("p", "q"));
    }
}
