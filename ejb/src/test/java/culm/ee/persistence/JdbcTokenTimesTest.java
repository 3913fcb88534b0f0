package culm.ee.persistence;

import culm.port.Stores;
import culm.port.TokenTimesContract;
import org.junit.jupiter.api.BeforeEach;

class JdbcTokenTimesTest implements TokenTimesContract {

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
