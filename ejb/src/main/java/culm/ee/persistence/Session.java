package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is read and written in one transaction, or in one read outside of any. Writes wait until something is read or the work
 * is over, and go together then. Used by one thread at a time.
 */
public final class Session {

    /** Where the connection comes from: that of the transaction that is open. */
    public interface Source {
        Connection open() throws SQLException;

        default void release(Connection connection) throws SQLException {
            connection.close();
        }
    }

    private final Source source;
    private final Sender sender;
    private final List<Queued> queue = new ArrayList<>();
    private LocalTransaction local;
    private Connection connection;
    private int depth;

    public Session(Database database, Source source) {
        this.source = source;
        this.sender = database.sender();
    }

    /** Does work that may write. When the outermost work is over, all of it is written; if it fails, no more is. */
    public <T> T during(Supplier<T> work) {
        depth++;
        try {
            var result = work.get();
            if (depth == 1) {
                flush();
            }
            return result;
        } finally {
            depth--;
            if (depth == 0) {
                close();
            }
        }
    }

    /**
     * The same in a transaction of this connection, which is committed with what is written last.
     *
     * @param flushed whether it must be on the disk when this returns
     */
    <T> T transact(Supplier<T> work, boolean flushed) {
        local = new LocalTransaction(sender, flushed);
        return during(work);
    }

    <T> List<T> read(Query<T> query) {
        return during(() -> {
            try {
                if (local != null && (query.changes() || !queue.isEmpty())) {
                    local.begin(connection());
                }
                return sender.send(connection(), taken(), query);
            } catch (SQLException refusal) {
                throw new DatabaseRefusal(refusal);
            }
        });
    }

    <T> Optional<T> first(Query<T> query) {
        return read(query).stream().findFirst();
    }

    /**
     * Reads after all that is written in this transaction. What is found can be asked for at once, or, in a transaction of this
     * connection, when that is over.
     *
     * @param query of numbers only, see {@link Pipelined}
     */
    <T> Supplier<List<T>> readLast(Query<T> query) {
        if (local != null) {
            return local.readLast(query);
        }
        var found = read(query);
        return () -> found;
    }

    void write(Write write, Collection<Object[]> rows) {
        write(write, rows, null);
    }

    /** @param unlessAll what is thrown, at the next read or at the end, if not as many rows were changed as are given */
    void write(Write write, Collection<Object[]> rows, Supplier<RuntimeException> unlessAll) {
        if (depth == 0) {
            throw new IllegalStateException("nothing is written outside of transactions");
        }
        if (!rows.isEmpty()) {
            queue.add(new Queued(write, List.copyOf(rows), unlessAll));
        }
    }

    private void flush() {
        if (queue.isEmpty() && (local == null || local.isOver())) {
            return;
        }
        try {
            if (local == null) {
                sender.send(connection(), taken());
            } else {
                local.end(connection(), taken());
            }
        } catch (SQLException refusal) {
            throw new DatabaseRefusal(refusal);
        }
    }

    private List<Queued> taken() {
        var writes = List.copyOf(queue);
        queue.clear();
        return writes;
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = source.open();
        }
        return connection;
    }

    private void close() {
        queue.clear();
        try {
            if (connection != null) {
                release();
            }
        } catch (SQLException gone) {
            // what was written is kept or not by the transaction, which is still to end, or has ended already
        } finally {
            connection = null;
            local = null;
        }
    }

    private void release() throws SQLException {
        try {
            if (local != null) {
                local.leave(connection);
            }
        } finally {
            source.release(connection);
        }
    }
}
