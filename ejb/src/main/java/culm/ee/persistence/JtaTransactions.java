package culm.ee.persistence;

import culm.port.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/** The container's transactions. */
public final class JtaTransactions implements Transactions {

    private final TransactionBoundary boundary;
    private final Sessions sessions;
    private final TransactionSynchronizationRegistry registry;

    public JtaTransactions(
            TransactionBoundary boundary, Sessions sessions, TransactionSynchronizationRegistry registry) {
        this.boundary = boundary;
        this.sessions = sessions;
        this.registry = registry;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        var joins = registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
        return joins ? once(work) : Contention.retrying(() -> once(work));
    }

    private <T> T once(Supplier<T> work) {
        var ended = boundary.call(() -> sessions.session().during(work));
        if (ended.failure() != null) {
            throw ended.failure();
        }
        return ended.result();
    }
}
