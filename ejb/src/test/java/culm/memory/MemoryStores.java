package culm.memory;

import culm.port.Event;
import culm.port.Given;
import culm.port.Stores;

public final class MemoryStores {

    private MemoryStores() {}

    public static Stores empty() {
        return empty(new ManualClock(Given.NOW));
    }

    public static Stores empty(ManualClock clock) {
        var transactions = new MemoryTransactions();
        var labels = new MemoryLabels(transactions);
        var failures = new MemoryFailures(transactions);
        var runs = new MemoryRuns(transactions, labels, failures);
        var nodes = new MemoryNodes(transactions);
        var users = new MemoryUsers(transactions);
        return new Stores(
                transactions,
                runs,
                new MemoryTokens(transactions, runs, nodes),
                nodes,
                new MemoryVariables(transactions),
                new MemoryCallbacks(transactions),
                new MemoryServers(transactions, clock),
                users,
                new MemoryApiTokens(transactions),
                new MemoryProjects(transactions, users),
                new MemoryAuditLog(transactions),
                new MemoryFirstAnswers(transactions),
                labels,
                failures,
                new MemoryEvents(transactions, Event.Detail.NODES),
                new MemoryLogs(transactions),
                new MemoryWebhooks(transactions, clock),
                new MemoryDeliveries(transactions));
    }
}
