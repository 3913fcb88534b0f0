package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbacksTest {

    private static final Map<String, Object> YES = Map.of("bit", 1L);
    private static final Map<String, Object> NO = Map.of("bit", 0L);

    @Test
    void callbackIsDoneWithWhatItGot() {
        var flow = OneNodeFlow.of("callback").with("x", "q").run();
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.produced()).isEqualTo(Map.of("asked", "q"));

        flow.callback(Map.of("answer", 42L));
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("asked", "q", "got", Map.of("answer", 42L)));
    }

    @ParameterizedTest
    @CsvSource({"raise, callback boom", "fail, callback said fail"})
    void callbackFailsAsItsPayloadAsks(String asked, String reason) {
        var flow = OneNodeFlow.of("callback").run().callback(Map.of(asked, true));

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.produced()).containsEntry("got", Map.of(asked, true));
        assertThat(flow.exData()).asString().contains(reason);
    }

    @Test
    void multiCallbackCollectsUntilTheLast() {
        var flow =
                OneNodeFlow.of("multicallback").run().callback(Map.of("n", 1L)).callback(Map.of("n", 2L));
        assertThat(flow.state()).isEqualTo("RUNNING");

        flow.callback(Map.of("n", 3L, "last", true));
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("got", List.of(1L, 2L, 3L)));
    }

    @Test
    void callbackNodeTakesAnEmptyPayloadForConsent() {
        assertThat(OneNodeFlow.of("callback_node").run().callback(null).state()).isEqualTo("FINISHED");
        assertThat(OneNodeFlow.of("callback_node").run().callback(Map.of()).state())
                .isEqualTo("FINISHED");
        assertThat(OneNodeFlow.of("callback_node").run().callback(YES).state()).isEqualTo("FINISHED");
    }

    @Test
    void callbackNodeFailsWhenItsPayloadHasNoBit() {
        assertThat(OneNodeFlow.of("callback_node").run().callback(NO).state()).isEqualTo("FAILED");
        assertThat(OneNodeFlow.of("callback_node")
                        .run()
                        .callback(Map.of("x", 1L))
                        .state())
                .isEqualTo("FAILED");
    }

    @Test
    void debugCallbackNodeWantsAPayload() {
        assertThat(OneNodeFlow.of("debug_callback_node").run().callback(null).state())
                .isEqualTo("FAILED");
        assertThat(OneNodeFlow.of("debug_callback_node")
                        .run()
                        .callback(Map.of("x", 1L))
                        .state())
                .isEqualTo("FINISHED");
        assertThat(OneNodeFlow.of("debug_callback_node").run().callback(NO).state())
                .isEqualTo("FAILED");
    }

    @Test
    void multiCallbackNodeIsDoneWithTheFifthSuccess() {
        var flow = OneNodeFlow.of("multi_callback_node").run();
        for (int i = 0; i < 4; i++) {
            flow.callback(YES);
        }
        assertThat(flow.state()).isEqualTo("RUNNING");
        assertThat(flow.outputs()).containsEntry("_scheduled_times", 4L);

        flow.callback(YES);
        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.outputs()).containsEntry("_scheduled_times", 5L);
    }

    @Test
    void multiCallbackNodeFailsAtOneRefusal() {
        assertThat(OneNodeFlow.of("multi_callback_node")
                        .run()
                        .callback(YES)
                        .callback(NO)
                        .state())
                .isEqualTo("FAILED");
    }
}
