package culm.engine;

import culm.node.Plugins;
import culm.port.AuditLog;
import culm.port.Callbacks;
import culm.port.Dispatcher;
import culm.port.Events;
import culm.port.Failures;
import culm.port.FirstAnswers;
import culm.port.FlowListener;
import culm.port.Freeze;
import culm.port.Labels;
import culm.port.LogTap;
import culm.port.Logs;
import culm.port.Nodes;
import culm.port.Patience;
import culm.port.Runs;
import culm.port.Tokens;
import culm.port.Transactions;
import culm.port.Trees;
import culm.port.Variables;
import culm.port.WorkerTasks;
import culm.port.Workers;

/** Everything the engine asks of the world. */
public record Ports(
        Transactions transactions,
        Trees trees,
        Runs runs,
        Tokens tokens,
        Nodes nodes,
        Variables variables,
        Callbacks callbacks,
        WorkerTasks workerTasks,
        Dispatcher dispatcher,
        Workers workers,
        Freeze freeze,
        Plugins plugins,
        FlowListener listener,
        AuditLog audit,
        FirstAnswers answers,
        Labels labels,
        Failures failures,
        Events events,
        Logs logs,
        LogTap tap,
        Patience patience) {

    Ports with(Runs others) {
        return new Ports(
                transactions,
                trees,
                others,
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
                tap,
                patience);
    }
}
