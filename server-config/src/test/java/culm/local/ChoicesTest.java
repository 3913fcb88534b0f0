package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    private static Choices with(Map<String, String> environment) {
        return Choices.of(ServerKind.WILDFLY, "h2", "embedded", environment);
    }

    @Test
    void twoServersOfOneMachineHaveTwoNames() {
        assertThat(with(Map.of("CULM_HTTP_PORT", "8081")).serverName())
                .endsWith("-8081")
                .isNotEqualTo(with(Map.of()).serverName());
    }

    @Test
    void payaraIsNotAskedForABrokerOutside() {
        var environment = Map.of("CULM_BROKER_PASSWORD", "secret");

        assertThatThrownBy(() -> Choices.of(ServerKind.PAYARA, "h2", "external", environment))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dbroker=external is for -Dserver=wildfly; Payara works with its own broker.");
    }

    @Test
    void aNameThatWasGivenIsTheServersName() {
        var plan = with(Map.of("CULM_SERVER_NAME", "left")).plan(Path.of("server"), "secret");

        assertThat(plan.properties()).contains("-Dculm.server-name=left");
    }
}
