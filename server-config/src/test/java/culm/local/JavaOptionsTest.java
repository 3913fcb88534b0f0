package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

    @Test
    void whatIsGivenOverrulesTheUsual() {
        assertThat(JavaOptions.of(Map.of("CULM_JAVA_OPTS", " -Xmx2g -XX:TieredStopAtLevel=4 ")))
                .endsWith("-Xmx2g", "-XX:TieredStopAtLevel=4")
                .contains("-Xmx1g");
    }

    @Test
    void nothingGivenAddsNothing() {
        assertThat(JavaOptions.of(Map.of())).isEqualTo(JavaOptions.of(Map.of("CULM_JAVA_OPTS", "  ")));
    }
}
