package culm.memory;

import culm.port.Given;
import culm.port.ServersContract;
import culm.port.Stores;
import java.time.Duration;

class MemoryServersTest implements ServersContract {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Stores stores = MemoryStores.empty(clock);

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public void letPass(Duration time) {
        clock.tick(time);
    }
}
