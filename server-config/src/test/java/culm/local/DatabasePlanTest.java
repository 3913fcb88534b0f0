package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePlanTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/culm";
    private static final Map<String, String> GIVEN =
            Map.of("CULM_DB_URL", URL, "CULM_DB_USER", "culm", "CULM_DB_PASSWORD", "secret");

    private static Map<String, String> but(String variable, String value) {
        var changed = new HashMap<>(GIVEN);
        changed.put(variable, value);
        return changed;
    }

    @Test
    void h2NeedsNothingAndTellsTheServerNothing() {
        var plan = DatabasePlan.of("h2", Map.of());

        assertThat(plan).isEqualTo(DatabasePlan.h2());
        assertThat(plan.environment()).isEmpty();
    }

    @Test
    void theServerFindsInItsEnvironmentWhatWasGiven() {
        var plan = DatabasePlan.of("postgresql", GIVEN);

        assertThat(plan.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
        assertThat(plan.environment()).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CULM_DB_URL", "CULM_DB_USER", "CULM_DB_PASSWORD"})
    void aMissingVariableIsNamed(String variable) {
        assertThatThrownBy(() -> DatabasePlan.of("postgresql", but(variable, " ")))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Ddatabase=postgresql needs the environment variable %s.", variable);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, jdbc:mariadb://db.example/culm, jdbc:postgresql:",
        "postgresql, db.example:5432/culm, jdbc:postgresql:",
        "mariadb, jdbc:mysql://db.example/culm, jdbc:mariadb:"
    })
    void aUrlOfAnotherDatabaseIsRefused(String database, String url, String start) {
        assertThatThrownBy(() -> DatabasePlan.of(database, but("CULM_DB_URL", url)))
                .isInstanceOf(Trouble.class)
                .hasMessage("CULM_DB_URL must begin with %s for -Ddatabase=%s.", start, database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?password=secret", ";password=secret", ""})
    void isShownWithoutWhatMayBeSecret(String parameters) {
        var plan = DatabasePlan.postgresql(URL + parameters, "culm", "secret");

        assertThat(plan).hasToString("POSTGRESQL " + URL);
    }
}
