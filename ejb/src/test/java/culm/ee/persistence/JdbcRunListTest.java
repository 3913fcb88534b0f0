package culm.ee.persistence;

import culm.port.RunListContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcRunListTest implements RunListContract {

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
