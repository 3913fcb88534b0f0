package culm.engine;

import culm.port.Transactions;
import java.util.function.Supplier;

/** Counts commits, and tells whether a component is called within a transaction. */
final class WatchedTransactions implements Transactions {
    private final Transactions store;
    int open;
    int commits;
    RuntimeException refusal;

    WatchedTransactions(Transactions store) {
        this.store = store;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        open++;
        try {
            var result = store.call(() -> refusing(work));
            commits += open == 1 ? 1 : 0;
            return result;
        } finally {
            open--;
        }
    }

    private <T> T refusing(Supplier<T> work) {
        var result = work.get();
        if (open == 1 && refusal != null) {
            var refused = refusal;
            refusal = null;
            throw refused;
        }
        return result;
    }
}
