package culm.memory;

import culm.port.AloneContract;
import culm.port.Stores;
import culm.port.TransactionsContract;

class MemoryTransactionsTest implements TransactionsContract, AloneContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
