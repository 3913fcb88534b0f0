package culm.memory;

import culm.engine.Ports;
import culm.node.Plugins;
import culm.port.Dispatcher;
import culm.port.Event;
import culm.port.FlowListener;
import culm.port.LogTap;
import culm.port.Patience;
import culm.port.Transactions;
import culm.port.Trees;
import culm.port.Workers;
import java.time.InstantSource;

/** What an engine keeps, in memory: the one place where the stores are put together. */
final class EngineStores {

    final MemoryTransactions transactions = new MemoryTransactions();
    final MemoryLabels labels = new MemoryLabels(transactions);
    final MemoryFailures failures = new MemoryFailures(transactions);
    final MemoryRuns runs = new MemoryRuns(transactions, labels, failures);
    final MemoryNodes nodes = new MemoryNodes(transactions);
    final MemoryTokens tokens = new MemoryTokens(transactions, runs, nodes);
    final Trees trees;
    final MemoryVariables variables = new MemoryVariables(transactions);
    final MemoryCallbacks callbacks = new MemoryCallbacks(transactions);
    final MemoryFreeze freeze = new MemoryFreeze();
    final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    final MemoryFirstAnswers answers = new MemoryFirstAnswers(transactions);
    final MemoryWorkerComponents workerComponents = new MemoryWorkerComponents(transactions);
    final MemoryChildRuns children = new MemoryChildRuns(transactions, runs);
    final MemoryWorkerTasks workerTasks;
    final MemoryLogs logs = new MemoryLogs(transactions);
    final MemoryEvents events;

    EngineStores(InstantSource clock, Event.Detail told) {
        this(clock, told, null);
    }

    /** @param given where the trees are, or null: here */
    EngineStores(InstantSource clock, Event.Detail told, Trees given) {
        trees = given == null ? new MemoryTrees(transactions) : given;
        workerTasks = new MemoryWorkerTasks(transactions, clock);
        events = new MemoryEvents(transactions, told);
    }

    /** Of an engine that is alone, and that nobody listens to. */
    Ports ports(Dispatcher dispatcher, Workers workers, Plugins plugins) {
        return ports(transactions, dispatcher, workers, plugins, FlowListener.NONE, Patience.NONE);
    }

    /** @param seen what the engine has for {@link #transactions} */
    Ports ports(
            Transactions seen,
            Dispatcher dispatcher,
            Workers workers,
            Plugins plugins,
            FlowListener listener,
            Patience patience) {
        return new Ports(
                seen,
                trees,
                runs,
                tokens,
                nodes,
                variables,
                callbacks,
                workerTasks,
                dispatcher,
                workers,
                freeze,
                plugins,
                listener,
                audit,
                answers,
                labels,
                failures,
                events,
                logs,
                LogTap.NONE,
                patience);
    }
}
