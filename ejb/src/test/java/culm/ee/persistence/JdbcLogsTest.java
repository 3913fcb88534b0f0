package culm.ee.persistence;

import culm.port.LogsContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcLogsTest implements LogsContract {

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
