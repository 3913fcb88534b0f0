package culm.memory;

import culm.port.Given;
import culm.port.Stores;

final class MemoryStores {

    private MemoryStores() {}

    static Stores empty() {
        return empty(new ManualClock(Given.NOW));
    }

    static Stores empty(ManualClock clock) {
        var transactions = new MemoryTransactions();
        var runs = new MemoryRuns(transactions);
        var nodes = new MemoryNodes(transactions);
        return new Stores(
                transactions,
                runs,
                new MemoryTokens(transactions, runs, nodes),
                nodes,
                new MemoryVariables(transactions),
                new MemoryCallbacks(transactions),
                new MemoryServers(transactions, clock));
    }
}
