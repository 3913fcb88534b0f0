package culm.ee.persistence;

import culm.port.Stores;
import culm.port.VariablesContract;
import org.junit.jupiter.api.BeforeEach;

class JdbcVariablesTest implements VariablesContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }
}
