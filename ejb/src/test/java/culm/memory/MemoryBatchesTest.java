package culm.memory;

import culm.port.BatchesContract;
import culm.port.Stores;

class MemoryBatchesTest implements BatchesContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
