package culm.ee.persistence;

import culm.port.BacklogContract;
import culm.port.ForkContract;
import culm.port.Stores;
import culm.port.TokensContract;
import org.junit.jupiter.api.BeforeEach;

class JdbcTokensTest implements TokensContract, ForkContract, BacklogContract {

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
