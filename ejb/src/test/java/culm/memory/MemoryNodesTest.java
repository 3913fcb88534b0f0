package culm.memory;

import culm.port.NodesContract;
import culm.port.Stores;

class MemoryNodesTest implements NodesContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
