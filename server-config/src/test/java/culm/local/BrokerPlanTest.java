package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerPlanTest {

    private static final Map<String, String> PASSWORD = Map.of("CULM_BROKER_PASSWORD", "secret");

    @Test
    void theBrokerInsideTheServerNeedsNothing() {
        assertThat(BrokerPlan.chosen("embedded", Map.of())).isEmpty();
    }

    @Test
    void aBrokerOutsideIsOnThisMachineUnlessSaidOtherwise() {
        assertThat(BrokerPlan.chosen("external", PASSWORD))
                .contains(new BrokerPlan("127.0.0.1", 61_616, "culm", "secret"));
    }

    @Test
    void theServerFindsInItsEnvironmentWhatWasGiven() {
        var given = Map.of(
                "CULM_BROKER_HOST", "broker.example",
                "CULM_BROKER_PORT", "61617",
                "CULM_BROKER_USER", "hints",
                "CULM_BROKER_PASSWORD", "secret");

        assertThat(BrokerPlan.of("The broker", given).environment()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"External", "artemis", ""})
    void anUnknownKindOfBrokerIsRefusedWithThoseThatAreKnown(String name) {
        assertThatThrownBy(() -> BrokerPlan.chosen(name, PASSWORD))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dbroker must be one of embedded, external, not '%s'.", name);
    }

    @Test
    void aMissingPasswordIsNamed() {
        assertThatThrownBy(() -> BrokerPlan.chosen("external", Map.of()))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dbroker=external needs the environment variable CULM_BROKER_PASSWORD.");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        BrokerPlan.of("The broker", Map.of("CULM_BROKER_PORT", "none", "CULM_BROKER_PASSWORD", "x")))
                .isInstanceOf(Trouble.class)
                .hasMessage("CULM_BROKER_PORT must be a port from 1 to 65535, not 'none'.");
    }

    @Test
    void aBrokerThatIsAwayIsToldBeforeTheServerStarts() {
        var away = BrokerPlan.onFreePort("secret");

        assertThatThrownBy(() -> Preflight.requireListening(away))
                .isInstanceOf(Trouble.class)
                .hasMessage("No broker listens on 127.0.0.1:%d. Start one: mvn -Pbroker", away.port());
    }

    @Test
    void isShownWithoutItsPassword() {
        assertThat(new BrokerPlan("broker.example", 61_616, "culm", "secret")).hasToString("culm@broker.example:61616");
    }
}
