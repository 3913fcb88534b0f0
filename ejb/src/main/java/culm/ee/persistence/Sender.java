package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How statements reach a database. */
interface Sender {

    void send(Connection connection, List<Queued> writes) throws SQLException;

    /** Sends the writes and then the query. */
    <T> List<T> send(Connection connection, List<Queued> writes, Query<T> query) throws SQLException;

    /**
     * Sends all of a transaction so that it is committed with the last of it, if that can be done here.
     *
     * @param connection commits by itself
     * @param last comes after the writes; or null
     * @return false if nothing was done
     */
    default boolean commit(Connection connection, List<Queued> writes, LastQuery<?> last) throws SQLException {
        return false;
    }
}
