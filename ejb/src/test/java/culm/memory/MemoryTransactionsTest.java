package culm.memory;

import culm.port.Stores;
import culm.port.TransactionsContract;

class MemoryTransactionsTest implements TransactionsContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
