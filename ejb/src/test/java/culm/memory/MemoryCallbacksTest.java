package culm.memory;

import culm.port.CallbacksContract;
import culm.port.Stores;

class MemoryCallbacksTest implements CallbacksContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
