package culm.memory;

import culm.port.RunsContract;
import culm.port.Stores;

class MemoryRunsTest implements RunsContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
