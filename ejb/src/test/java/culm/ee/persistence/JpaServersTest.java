package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.ServersContract;
import culm.port.Stores;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaServersTest implements ServersContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    /** Time goes on for a database as if all that it holds were older. */
    @Override
    public void letPass(Duration time) {
        stores().transactions().run(() -> database.entities()
                .createNativeQuery("UPDATE culm_server SET started_at = started_at - ?, lease_until = lease_until - ?")
                .setParameter(1, time.toNanos() / 1_000)
                .setParameter(2, time.toNanos() / 1_000)
                .executeUpdate());
    }

    /** The database of a test runs on this machine. */
    @Test
    void theDatabaseTellsTheTime() {
        var before = Clock.systemUTC().instant().minusMillis(1);
        var told = stores().servers().now();

        assertThat(told).isBetween(before, Clock.systemUTC().instant().plusMillis(1));
    }
}
