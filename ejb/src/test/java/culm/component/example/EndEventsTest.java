package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndEventsTest {

    @Test
    void myTestEndEventLetsTheFlowEnd() {
        assertThat(OneNodeFlow.of("noop").endingWith("MyTestEndEvent").run().endState())
                .isEqualTo("FINISHED");
    }

    @Test
    void myRaiseEndEventFailsTheEnd() {
        var flow = OneNodeFlow.of("noop").endingWith("MyRaiseEndEvent").run();

        assertThat(flow.endState()).isEqualTo("FAILED");
        assertThat(flow.endExData()).asString().contains("end of flow");
    }
}
