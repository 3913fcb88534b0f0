package culm.memory;

import culm.port.AuditContract;
import culm.port.Stores;

class MemoryAuditLogTest implements AuditContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
