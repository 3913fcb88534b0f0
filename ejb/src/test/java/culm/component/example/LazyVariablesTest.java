package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyVariablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"upper", "upper_case"})
    void isUpperCase(String type) {
        assertThat(OneNodeFlow.of("echo").withLazy("x", type, "in abc").run().produced())
                .isEqualTo(Map.of("x", "IN ABC"));
    }

    @Test
    void joinsTwoParts() {
        var parts = Map.of("a", "left", "b", 2L);

        assertThat(OneNodeFlow.of("echo").withLazy("x", "joined", parts).run().produced())
                .isEqualTo(Map.of("x", "left-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "raise_variable"})
    void failsTheNodeThatReadsIt(String type) {
        var flow = OneNodeFlow.of("echo").withLazy("x", type, "y").run();

        assertThat(flow.state()).isEqualTo("FAILED");
        assertThat(flow.exData()).asString().contains("variable boom");
    }
}
