package culm.ee.persistence;

import culm.port.Transactions;
import java.util.function.Supplier;

/** The container's transactions, and those of the database alone. */
public final class JtaTransactions implements Transactions {

    private final TransactionBoundary boundary;
    private final JtaSessions sessions;

    public JtaTransactions(TransactionBoundary boundary, JtaSessions sessions) {
        this.boundary = boundary;
        this.sessions = sessions;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (sessions.isAlone()) {
            throw new IllegalStateException("a transaction of the database alone is open: nothing else can join it");
        }
        return sessions.isInTransaction() ? once(work) : Contention.retrying(() -> once(work));
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return sessions.isInTransaction() ? once(work) : sessions.alone(work);
    }

    @Override
    public boolean flushesLater() {
        return sessions.flushesLater();
    }

    @Override
    public <T> Unflushed<T> unflushed(Supplier<T> work) {
        return flushesLater() && !sessions.isInTransaction()
                ? sessions.unflushed(work)
                : Transactions.super.unflushed(work);
    }

    @Override
    public void flush() {
        sessions.flush();
    }

    private <T> T once(Supplier<T> work) {
        var ended = boundary.call(() -> sessions.session().during(work));
        if (ended.failure() != null) {
            throw ended.failure();
        }
        return ended.result();
    }
}
