package culm.ee.persistence;

import culm.port.NodesContract;
import culm.port.Stores;
import org.junit.jupiter.api.BeforeEach;

class JdbcNodesTest implements NodesContract {

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
