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
        var engine = new EngineStores(clock, Event.Detail.NODES);
        var transactions = engine.transactions;
        var users = new MemoryUsers(transactions);
        return new Stores(
                transactions,
                engine.runs,
                engine.tokens,
                engine.nodes,
                engine.variables,
                engine.callbacks,
                engine.workerTasks,
                engine.workerComponents,
                new MemoryServers(transactions, clock),
                users,
                new MemoryApiTokens(transactions),
                new MemoryProjects(transactions, users),
                engine.audit,
                engine.answers,
                engine.labels,
                engine.failures,
                engine.events,
                engine.logs,
                new MemoryWebhooks(transactions, clock),
                new MemoryDeliveries(transactions),
                engine.children,
                new MemoryBatches(transactions, clock),
                new MemoryTargets(engine.runs, engine.tokens));
    }
}
