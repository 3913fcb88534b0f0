package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortVariableTest {

    @Test
    void is8080UnlessSaidOtherwise() {
        assertThat(PortVariable.http(Map.of())).isEqualTo(8080);
        assertThat(PortVariable.http(Map.of("CULM_HTTP_PORT", "9000"))).isEqualTo(9000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "http", "80 80"})
    void isRefusedInOneLineWhenItIsNone(String port) {
        assertThatThrownBy(() -> PortVariable.http(Map.of("CULM_HTTP_PORT", port)))
                .isInstanceOf(Trouble.class)
                .hasMessage("CULM_HTTP_PORT must be a port from 1 to 65535, not '%s'.", port);
    }
}
