package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A transaction of one connection. What is read before anything is written or locked needs none: at READ COMMITTED each read
 * stands for itself. If nothing else came, all that is written goes to the database in one message that commits it as well.
 */
final class LocalTransaction {

    private final Sender sender;
    private final boolean flushed;
    private LastQuery<?> last;
    private boolean begun;

    /** @param flushed whether the commit has to wait for the disk */
    LocalTransaction(Sender sender, boolean flushed) {
        this.sender = sender;
        this.flushed = flushed;
    }

    void begin(Connection connection) throws SQLException {
        if (!begun) {
            connection.setAutoCommit(false);
            begun = true;
            if (!flushed) {
                sender.flushLater(connection);
            }
        }
    }

    <T> Supplier<List<T>> readLast(Query<T> query) {
        if (last != null) {
            throw new IllegalStateException("only one query can be the last");
        }
        var asked = new LastQuery<>(query);
        last = asked;
        return asked::rows;
    }

    /** Whether nothing is left to be done, given that nothing is left to be written. */
    boolean isOver() {
        return !begun && last == null;
    }

    /** Sends what is left, and commits. */
    void end(Connection connection, List<Queued> writes) throws SQLException {
        if (!begun && sender.commit(connection, writes, last, flushed)) {
            return;
        }
        begin(connection);
        if (last == null) {
            sender.send(connection, writes);
        } else {
            last.send(sender, connection, writes);
        }
        connection.commit();
        begun = false;
        connection.setAutoCommit(true);
    }

    /** Takes back what is not committed. */
    void leave(Connection connection) throws SQLException {
        if (begun) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
