package culm.ee.persistence;

import culm.port.Stores;
import culm.port.WebhooksContract;
import org.junit.jupiter.api.BeforeEach;

class JdbcWebhooksTest implements WebhooksContract {

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
