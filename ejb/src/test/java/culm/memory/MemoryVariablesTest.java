package culm.memory;

import culm.port.Stores;
import culm.port.VariablesContract;

class MemoryVariablesTest implements VariablesContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
