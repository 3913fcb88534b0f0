package culm.memory;

import culm.port.Given;
import culm.port.Stores;
import culm.port.WorkerTasksContract;
import java.time.Duration;

class MemoryWorkerTasksTest implements WorkerTasksContract {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Stores stores = MemoryStores.empty(clock);

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public void pass(Duration time) {
        clock.tick(time);
    }
}
