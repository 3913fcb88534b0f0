package culm.ee.persistence;

import java.util.Optional;
import java.util.function.Supplier;

/** Transactions of the database alone, each of a connection that nothing else uses. */
final class LocalTransactions {

    private final Session.Source source;
    private final Database database;
    private final ThreadLocal<Session> open = new ThreadLocal<>();

    LocalTransactions(Session.Source source, Database database) {
        this.source = source;
        this.database = database;
    }

    /** The session of the one that is open on this thread. */
    Optional<Session> session() {
        return Optional.ofNullable(open.get());
    }

    <T> T call(Supplier<T> work) {
        var session = open.get();
        return session != null ? session.during(work) : Contention.retrying(() -> whole(work));
    }

    private <T> T whole(Supplier<T> work) {
        var session = new Session(database, source);
        open.set(session);
        try {
            return session.transact(work);
        } finally {
            open.remove();
        }
    }
}
