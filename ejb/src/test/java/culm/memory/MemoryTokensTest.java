package culm.memory;

import culm.port.ForkContract;
import culm.port.Stores;
import culm.port.TokensContract;

class MemoryTokensTest implements TokensContract, ForkContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
