package culm.memory;

import culm.port.Stores;
import culm.port.WebhooksContract;

class MemoryWebhooksTest implements WebhooksContract {

    private final Stores stores = MemoryStores.empty();

    @Override
    public Stores stores() {
        return stores;
    }
}
