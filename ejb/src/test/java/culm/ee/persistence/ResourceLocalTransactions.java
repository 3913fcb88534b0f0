package culm.ee.persistence;

import culm.port.Transactions;
import java.util.function.Supplier;

/** Transactions without a container. */
final class ResourceLocalTransactions implements Transactions {

    private final ThreadBoundEntityManager entities;

    ResourceLocalTransactions(ThreadBoundEntityManager entities) {
        this.entities = entities;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        var joins = entities.own().getTransaction().isActive();
        return joins ? work.get() : Contention.retrying(() -> whole(work));
    }

    private <T> T whole(Supplier<T> work) {
        var transaction = entities.own().getTransaction();
        transaction.begin();
        try {
            var result = work.get();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.own().clear();
        }
    }
}
