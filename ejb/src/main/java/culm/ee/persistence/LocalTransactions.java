package culm.ee.persistence;

import culm.port.Transactions.Unflushed;
import java.util.Optional;
import java.util.function.Supplier;

/** Transactions of the database alone, each of a connection that nothing else uses. */
final class LocalTransactions {

    private final Session.Source source;
    private final Database database;
    private final boolean flushesLater;
    private final ThreadLocal<Session> open = new ThreadLocal<>();

    /** @param source of connections to a database that answers */
    LocalTransactions(Session.Source source, Database database) {
        this.source = source;
        this.database = database;
        this.flushesLater = database.canFlush(new Session(database, source));
    }

    boolean flushesLater() {
        return flushesLater;
    }

    /** The session of the one that is open on this thread. */
    Optional<Session> session() {
        return Optional.ofNullable(open.get());
    }

    <T> T call(Supplier<T> work) {
        var session = open.get();
        return session != null ? session.during(work) : Contention.retrying(() -> whole(work, source, true));
    }

    /** Where they flush later; not within another of them. */
    <T> Unflushed<T> unflushed(Supplier<T> work) {
        return Contention.retrying(
                () -> OpenConnection.keep(source, kept -> new Committed<>(whole(work, kept, false), kept, database)));
    }

    void flush() {
        if (flushesLater) {
            database.flush(new Session(database, source));
        }
    }

    /** @param connection the one that has committed: if the database had fallen since, it would be gone */
    private record Committed<T>(T result, OpenConnection connection, Database database) implements Unflushed<T> {
        @Override
        public void flush() {
            database.flush(new Session(database, connection));
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
