package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    private static Choices with(Map<String, String> environment) {
        return Choices.of("h2", "embedded", environment);
    }

    @Test
    void twoServersOfOneMachineHaveTwoNames() {
        assertThat(with(Map.of("CULM_HTTP_PORT", "8081")).serverName())
                .endsWith("-8081")
                .isNotEqualTo(with(Map.of()).serverName());
    }

    @Test
    void aNameThatWasGivenIsTheServersName() {
        var plan = with(Map.of("CULM_SERVER_NAME", "left")).plan(Path.of("server"), "secret");

        assertThat(plan.arguments()).contains("-Dculm.server-name=left");
    }
}
