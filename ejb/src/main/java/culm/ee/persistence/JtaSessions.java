package culm.ee.persistence;

import culm.port.Transactions.Unflushed;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/** A session for each of the container's transactions, which knows it, and for each of the database alone. */
public final class JtaSessions implements Sessions {

    private final Session.Source source;
    private final Database database;
    private final TransactionSynchronizationRegistry registry;
    private final LocalTransactions local;

    public JtaSessions(Session.Source source, Database database, TransactionSynchronizationRegistry registry) {
        this.source = source;
        this.database = database;
        this.registry = registry;
        this.local = new LocalTransactions(source, database);
    }

    @Override
    public Session session() {
        return local.session().orElseGet(this::ofContainer);
    }

    private Session ofContainer() {
        if (!isInTransaction()) {
            return fresh();
        }
        if (registry.getResource(this) instanceof Session known) {
            return known;
        }
        var session = fresh();
        registry.putResource(this, session);
        return session;
    }

    private Session fresh() {
        return new Session(database, source);
    }

    boolean isInTransaction() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Whether a transaction of the database alone is open on this thread. */
    boolean isAlone() {
        return local.session().isPresent();
    }

    <T> T alone(Supplier<T> work) {
        return local.call(work);
    }

    boolean flushesLater() {
        return local.flushesLater();
    }

    <T> Unflushed<T> unflushed(Supplier<T> work) {
        return local.unflushed(work);
    }

    void flush() {
        local.flush();
    }
}
