package culm.ee.persistence;

import culm.port.CallbacksContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcCallbacksTest implements CallbacksContract {

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
