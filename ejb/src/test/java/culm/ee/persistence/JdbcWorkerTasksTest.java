package culm.ee.persistence;

import culm.port.Stores;
import culm.port.WorkerTasksContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

class JdbcWorkerTasksTest implements WorkerTasksContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    @Override
    public void pass(Duration time) {
        database.passTime(time);
    }
}
