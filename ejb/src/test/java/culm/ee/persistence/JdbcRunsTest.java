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

    /** What is read was written: nothing is remembered from one call to the next. */
    @Override
    public Stores stores() {
        return database.ofAnotherServer();
    }
}
