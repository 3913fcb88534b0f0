package culm.memory;

import culm.port.Stores;
import culm.port.TokenTimesContract;

class MemoryTokenTimesTest implements TokenTimesContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
