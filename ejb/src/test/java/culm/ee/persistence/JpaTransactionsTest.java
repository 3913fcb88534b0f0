package culm.ee.persistence;

import culm.port.AloneContract;
import culm.port.Stores;
import culm.port.TransactionsContract;
import org.junit.jupiter.api.BeforeEach;

class JpaTransactionsTest implements TransactionsContract, AloneContract {

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
