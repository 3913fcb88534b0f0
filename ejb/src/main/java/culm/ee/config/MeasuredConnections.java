package culm.ee.config;

import culm.ee.observe.ConnectionMeters;
import culm.ee.persistence.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections of the server's pool, counted as they come and go. */
final class MeasuredConnections implements Session.Source {

    private final DataSource pool;
    private final ConnectionMeters meters;

    MeasuredConnections(DataSource pool, ConnectionMeters meters) {
        this.pool = pool;
        this.meters = meters;
    }

    @Override
    public Connection open() throws SQLException {
        var asked = System.nanoTime();
        try {
            var connection = pool.getConnection();
            meters.taken(Duration.ofNanos(System.nanoTime() - asked));
            return connection;
        } catch (SQLException none) {
            meters.refused();
            throw none;
        }
    }

    @Override
    public void release(Connection connection) throws SQLException {
        meters.givenBack();
        connection.close();
    }
}
