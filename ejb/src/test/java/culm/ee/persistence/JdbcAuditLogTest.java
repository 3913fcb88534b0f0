package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.AuditContract;
import culm.port.AuditEntry;
import culm.port.Given;
import culm.port.Stores;
import culm.state.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcAuditLogTest implements AuditContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    /** It costs no message more. */
    @Test
    void theEntryOfAStartGoesWithIt() {
        var entry = new AuditEntry(
                "a",
                Given.NOW,
                "anna",
                "rest",
                null,
                null,
                "run_pipeline",
                "blue",
                "r",
                "r",
                null,
                "OK",
                null,
                "RUNNING",
                Map.of());
        database.statements().forget();

        stores().transactions().alone(() -> {
            stores().runs().add(Given.run("r", State.READY, Given.NOW), List.of("n1", "n2"));
            stores().tokens().add(List.of(Given.token("t", "r")));
            stores().audit().add(entry);
            return null;
        });

        assertThat(stores().runs().find("r")).isPresent();
        if (database.kind() == Database.POSTGRESQL) {
            assertThat(database.statements().sent().get(0).split("; ")).hasSize(4);
        }
    }
}
