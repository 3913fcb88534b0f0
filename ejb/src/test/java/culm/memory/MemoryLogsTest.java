package culm.memory;

import culm.port.LogsContract;
import culm.port.Stores;

class MemoryLogsTest implements LogsContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
