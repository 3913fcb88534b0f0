package culm.ee.persistence;

import culm.port.Transactions.Unflushed;
import java.util.Optional;
import java.util.function.Supplier;

/** Transactions of the database alone, each of a connection that nothing else uses. */
final class LocalTransactions {

    private final Session.Source source;
    private final Database database;
    private final boolean flushLater;
    private final ThreadLocal<Session> open = new ThreadLocal<>();

    /** @param source of connections to a database that answers */
    LocalTransactions(Session.Source source, Database database) {
        this.source = source;
        this.database = database;
        this.flushLater = database.canFlush(new Session(database, source));
    }

    boolean flushLater() {
        return flushLater;
    }

    /** The session of the one that is open on this thread. */
    Optional<Session> session() {
        return Optional.ofNullable(open.get());
    }

    <T> T call(Supplier<T> work) {
        var session = open.get();
        return session != null ? session.during(work) : Contention.retrying(() -> whole(work, source, true));
    }

    /** Not within another of them. */
    <T> Unflushed<T> unflushed(Supplier<T> work) {
        return Contention.retrying(
                () -> OpenConnection.keep(source, kept -> new OnDisk<>(whole(work, kept, !flushLater), kept)));
    }

    void flush() {
        if (flushLater) {
            database.flush(new Session(database, source));
        }
    }

    /** Flushes on the connection that has committed: if the database had fallen since, that would be gone. */
    private final class OnDisk<T> implements Unflushed<T> {
        private final T result;
        private final OpenConnection connection;

        private OnDisk(T result, OpenConnection connection) {
            this.result = result;
            this.connection = connection;
        }

        @Override
        public T result() {
            return result;
        }

        @Override
        public void flush() {
            if (flushLater) {
                database.flush(new Session(database, connection));
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private <T> T whole(Supplier<T> work, Session.Source from, boolean flushed) {
        var session = new Session(database, from);
        open.set(session);
        try {
            return session.transact(work, flushed);
        } finally {
            open.remove();
        }
    }
}
