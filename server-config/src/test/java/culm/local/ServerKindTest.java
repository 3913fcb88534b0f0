package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKindTest {

    private static final Path TARGET = Path.of("target");

    @ParameterizedTest
    @CsvSource({"wildfly, WILDFLY", "payara, PAYARA", "micro, MICRO"})
    void isNamedInLowerCase(String name, ServerKind kind) {
        assertThat(ServerKind.named(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WildFly", "glassfish", ""})
    void anUnknownNameIsRefusedWithThoseThatAreKnown(String name) {
        assertThatThrownBy(() -> ServerKind.named(name))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dserver must be one of wildfly, payara, micro, not '%s'.", name);
    }

    @Test
    void twoKindsOnOnePortKeepTheirThingsApart() {
        assertThat(ServerKind.PAYARA.directory(TARGET, 8080))
                .isNotEqualTo(ServerKind.WILDFLY.directory(TARGET, 8080))
                .isNotEqualTo(ServerKind.PAYARA.directory(TARGET, 8081));
        assertThat(ServerKind.MICRO.directory(TARGET, 8080))
                .isNotEqualTo(ServerKind.WILDFLY.directory(TARGET, 8080))
                .isNotEqualTo(ServerKind.PAYARA.directory(TARGET, 8080));
    }

    @Test
    void microTakesTheWarAndTheOthersTheSameEar() {
        assertThat(ServerKind.MICRO.application(TARGET)).hasFileName("culm-micro.war");
        assertThat(ServerKind.PAYARA.application(TARGET))
                .hasFileName("culm.ear")
                .isEqualTo(ServerKind.WILDFLY.application(TARGET));
    }

    @Test
    void onlyPayaraHasAPortForEjbClientsAlone() {
        assertThat(ServerKind.WILDFLY.remotePort(Map.of())).isEmpty();
        assertThat(ServerKind.MICRO.remotePort(Map.of())).isEmpty();
        assertThat(ServerKind.PAYARA.remotePort(Map.of())).hasValue(3700);
        assertThat(ServerKind.PAYARA.remotePort(Map.of("CULM_IIOP_PORT", "3701")))
                .hasValue(3701);
    }
}
