package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseKindTest {

    @ParameterizedTest
    @CsvSource({"h2, H2", "postgresql, POSTGRESQL", "mariadb, MARIADB"})
    void isNamedInLowerCase(String name, DatabaseKind kind) {
        assertThat(DatabaseKind.named(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL", "postgres", "mysql", ""})
    void anUnknownNameIsRefusedWithThoseThatAreKnown(String name) {
        assertThatThrownBy(() -> DatabaseKind.named(name))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Ddatabase must be one of h2, postgresql, mariadb, not '%s'.", name);
    }

    @Test
    void itsScriptsAreThere() {
        assertThat(Arrays.stream(DatabaseKind.values()).flatMap(kind -> kind.scripts(".cli").stream()))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Path.of("wildfly", script)).isRegularFile());
    }
}
