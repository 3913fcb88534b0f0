package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecimensTest {

    @Test
    void theComponentShowsItsInputsAndItsParentData() {
        var flow = OneNodeFlow.of("the_component")
                .with("p", "q")
                .withRootData(Map.of("who", "me"))
                .run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).containsEntry("p", "q").containsEntry("parent_data", Map.of("who", "me"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the_component", "the_schedule_component", "the_callback_component"})
    void failsBeforeItPutsOutAnything(String code) {
        var flow = OneNodeFlow.of(code).with("fail", true).run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).isEmpty();
    }

    @Test
    void theScheduleComponentIsDoneAtItsThirdPoll() {
        var flow = OneNodeFlow.of("the_schedule_component").run().tick(2);
        assertThat(flow.state()).isEqualTo("RUNNING");

        flow.tick(1);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.outputs()).containsEntry("count", 2L);
    }

    @Test
    void theScheduleComponentFailsWhenItIsPolled() {
        var flow = OneNodeFlow.of("the_schedule_component")
                .with("schedule_fail", true)
                .run();
        assertThat(flow.state()).isEqualTo("RUNNING");

        assertThat(flow.tick(1).state()).isEqualTo("FAILED");
    }

    @Test
    void theCallbackComponentPutsOutItsPayload() {
        var flow = OneNodeFlow.of("the_callback_component").run().callback(Map.of("answer", 42L));

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.outputs()).containsEntry("answer", 42L);
    }

    @Test
    void theCallbackComponentFailsWithoutAPayload() {
        assertThat(OneNodeFlow.of("the_callback_component").run().callback(null).state())
                .isEqualTo("FAILED");
    }
}
