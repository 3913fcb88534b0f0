package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How statements reach a database. */
interface Sender {

    void send(Connection connection, List<Queued> writes) throws SQLException;

    /** Sends the writes and then the query. */
    <T> List<T> send(Connection connection, List<Queued> writes, Query<T> query) throws SQLException;
}
