package culm.memory;

import culm.port.BacklogContract;
import culm.port.ForkContract;
import culm.port.Stores;
import culm.port.TokensContract;

class MemoryTokensTest implements TokensContract, ForkContract, BacklogContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
