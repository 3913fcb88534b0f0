package culm.ee.persistence;

import culm.port.ChildRunsContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcChildRunsTest implements ChildRunsContract {

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
