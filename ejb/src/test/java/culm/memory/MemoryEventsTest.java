package culm.memory;

import culm.port.EventsContract;
import culm.port.Stores;

class MemoryEventsTest implements EventsContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
