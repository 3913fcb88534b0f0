package culm.memory;

import culm.port.Stores;

final class MemoryStores {

    private MemoryStores() {}

    static Stores empty() {
        var transactions = new MemoryTransactions();
        var runs = new MemoryRuns(transactions);
        return new Stores(
                transactions,
                runs,
                new MemoryTokens(transactions, runs),
                new MemoryNodes(transactions),
                new MemoryVariables(transactions),
                new MemoryCallbacks(transactions));
    }
}
