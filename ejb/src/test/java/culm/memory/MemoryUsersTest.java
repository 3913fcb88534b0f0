package culm.memory;

import culm.port.Stores;
import culm.port.UsersContract;

class MemoryUsersTest implements UsersContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
