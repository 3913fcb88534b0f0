package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Duration BOOT = Duration.ofMillis(14_350);
    private static final Duration FLOW = Duration.ofMillis(3_700);

    @Test
    void areOneLine() {
        assertThat(new Figures(ServerKind.MICRO, BOOT, OptionalLong.of(480), FLOW))
                .hasToString("Payara Micro: ready after 14.4 s, with 480 MB of memory, the sample flow took 3.7 s");
    }

    @Test
    void sayNothingOfMemoryThatTheSystemDoesNotTell() {
        assertThat(new Figures(ServerKind.WILDFLY, BOOT, OptionalLong.empty(), FLOW))
                .hasToString("WildFly: ready after 14.4 s, the sample flow took 3.7 s");
    }
}
