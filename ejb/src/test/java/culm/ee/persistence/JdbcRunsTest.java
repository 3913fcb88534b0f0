package culm.ee.persistence;

import culm.port.RunsContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcRunsTest implements RunsContract {

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
