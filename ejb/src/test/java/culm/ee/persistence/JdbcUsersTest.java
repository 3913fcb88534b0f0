package culm.ee.persistence;

import culm.port.Stores;
import culm.port.UsersContract;
import org.junit.jupiter.api.BeforeEach;

class JdbcUsersTest implements UsersContract {

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
