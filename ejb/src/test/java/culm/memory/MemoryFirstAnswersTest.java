package culm.memory;

import culm.port.FirstAnswersContract;
import culm.port.Stores;

class MemoryFirstAnswersTest implements FirstAnswersContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
