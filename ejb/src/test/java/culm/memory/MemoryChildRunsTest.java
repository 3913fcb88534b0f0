package culm.memory;

import culm.port.ChildRunsContract;
import culm.port.Stores;

class MemoryChildRunsTest implements ChildRunsContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
