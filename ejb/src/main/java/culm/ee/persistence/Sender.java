package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How statements reach a database. */
interface Sender {

    void send(Connection connection, List<Queued> writes) throws SQLException;

    /** Sends the writes and then the query. */
    <T> List<T> send(Connection connection, List<Queued> writes, Query<T> query) throws SQLException;

    /** Has the commit of the transaction that has just begun not wait for the disk, if that can be done here. */
    default void flushLater(Connection connection) throws SQLException {}

    /**
     * Sends all of a transaction so that it is committed with the last of it, if that can be done here.
     *
     * @param connection commits by itself
     * @param last comes after the writes; or null
     * @param flushed whether the commit has to wait for the disk
     * @return false if nothing was done
     */
    default boolean commit(Connection connection, List<Queued> writes, LastQuery<?> last, boolean flushed)
            throws SQLException {
        return false;
    }
}
