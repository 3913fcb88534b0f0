package culm.memory;

import culm.port.RunListContract;
import culm.port.Stores;

class MemoryRunListTest implements RunListContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
