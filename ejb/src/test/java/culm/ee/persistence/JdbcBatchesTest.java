package culm.ee.persistence;

import culm.port.BatchesContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcBatchesTest implements BatchesContract {

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
