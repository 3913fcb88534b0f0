package culm.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {

    @Test
    void h2IsNotAskedSinceTheServerBringsIt() {
        assertThatCode(() -> DatabaseCheck.require(DatabasePlan.h2())).doesNotThrowAnyException();
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        var plan = DatabasePlan.postgresql("jdbc:postgresql://no-such-host.invalid/culm", "culm", "secret");

        assertThatThrownBy(() -> DatabaseCheck.require(plan))
                .hasMessageEndingWith(" does not answer: there is no host no-such-host.invalid");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, jdbc:postgresql", "MARIADB, jdbc:mariadb"})
    void aDatabaseThatIsAwayIsNamedInOneLineWithoutItsPassword(DatabaseKind kind, String scheme) {
        var url = "%s://127.0.0.1:%d/culm".formatted(scheme, Ports.anyFree());
        var plan = new DatabasePlan(kind, url + "?password=in-the-url", "culm", "secret");

        assertThatThrownBy(() -> DatabaseCheck.require(plan))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("The database " + url + " does not answer: ")
                .hasMessageNotContainingAny("\n", "secret", "in-the-url");
    }
}
