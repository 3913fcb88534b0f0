package culm.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideBrokerTest {

    @Test
    void thereIsNoneUnlessAHostIsNamed() {
        assertThat(OutsideBroker.of(Map.of("CULM_BROKER_PASSWORD", "secret"))).isEmpty();
        assertThat(OutsideBroker.of(Map.of("CULM_BROKER_HOST", " "))).isEmpty();
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(OutsideBroker.of(Map.of("CULM_BROKER_HOST", "broker", "CULM_BROKER_PASSWORD", "secret")))
                .contains(new OutsideBroker("broker", "61616", "culm", "secret"));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(new OutsideBroker("broker", "61617", "culm", "secret")).hasToString("culm@broker:61617");
    }
}
