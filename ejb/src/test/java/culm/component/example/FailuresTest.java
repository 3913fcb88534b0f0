package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @Test
    void mayFailIsDoneUnlessTold() {
        var flow = OneNodeFlow.of("mayfail").with("x", 1L).with("fail", false).run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("before", 1L, "ok", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "false", "yes"})
    void mayFailTakesTheTextTrueForAnOrderHoweverItIsWritten(String text) {
        var flow = OneNodeFlow.of("mayfail").with("fail", text).run();

        assertThat(flow.state()).isEqualTo(text.equalsIgnoreCase("true") ? "FAILED" : "FINISHED");
    }

    @Test
    void mayFailSaysThatItWasTold() {
        var flow = OneNodeFlow.of("mayfail").with("x", 1L).with("fail", true).run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEqualTo(Map.of("before", 1L));
        assertThat(flow.exData()).isEqualTo("told to fail");
    }

    @Test
    void boomThrowsAndKeepsWhatItPutOut() {
        var flow = OneNodeFlow.of("boom").with("x", 1L).run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEqualTo(Map.of("before", "set"));
        assertThat(flow.exData()).asString().contains("boom 1");
    }

    @Test
    void failFirstFailsUntilItsPassHasCome() {
        var flow = OneNodeFlow.of("failfirst")
                .with("until", 1L)
                .countingPassesFrom(1)
                .run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.exData()).isEqualTo("not yet");
        assertThat(flow.produced()).isEqualTo(Map.of("attempt", 1L));
    }

    @Test
    void failFirstIsDoneInALaterPass() {
        var flow = OneNodeFlow.of("failfirst")
                .with("until", 1L)
                .countingPassesFrom(2)
                .run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("attempt", 2L));
    }

    @Test
    void failAtSecondNodeFailsInThePassWithTheNumberOne() {
        assertThat(OneNodeFlow.of("fail_at_second_node")
                        .countingPassesFrom(0)
                        .run()
                        .state())
                .isEqualTo("FINISHED");
        assertThat(OneNodeFlow.of("fail_at_second_node")
                        .countingPassesFrom(1)
                        .run()
                        .state())
                .isEqualTo("FAILED");
    }

    @Test
    void failAtSecondNodeGoesOnWhenItMay() {
        var flow = OneNodeFlow.of("fail_at_second_node")
                .with("can_go", true)
                .countingPassesFrom(1)
                .run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("loop", 1L, "can_go", true));
    }

    @Test
    void failCtrlNodeFailsWithoutABit() {
        var flow = OneNodeFlow.of("fail_ctrl_node").run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEmpty();
        assertThat(OneNodeFlow.of("fail_ctrl_node").with("bit", 1L).run().state())
                .isEqualTo("FINISHED");
    }
}
