package culm.memory;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.Ports;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.Event;
import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Patience;
import culm.port.Remains;
import culm.port.Roll;
import culm.port.Trees;
import culm.port.Workers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Shows runs that were taken out of another store, just as the engine shows those of its own. */
public final class MemoryReading {

    private final Trees trees;
    private final Plugins plugins;
    private final EngineSettings settings;
    private final InstantSource clock;

    /** @param trees where the runs have theirs */
    public MemoryReading(Trees trees, Plugins plugins, EngineSettings settings, InstantSource clock) {
        this.trees = trees;
        this.plugins = plugins;
        this.settings = settings;
        this.clock = clock;
    }

    /** An engine that knows this run and no other. For its reads only. */
    public Engine of(Remains remains) {
        var transactions = new MemoryTransactions();
        var labels = new MemoryLabels(transactions);
        var failures = new MemoryFailures(transactions);
        var runs = new MemoryRuns(transactions, labels, failures);
        var nodes = new MemoryNodes(transactions);
        runs.add(remains.run(), remains.nodes().stream().map(NodeRun::id).toList());
        labels.add(remains.run().id(), remains.labels());
        nodes.add(remains.nodes());
        nodes.addHistory(remains.attempts());
        var ports = new Ports(
                transactions,
                trees,
                runs,
                new MemoryTokens(transactions, runs, nodes),
                nodes,
                new MemoryVariables(transactions),
                new MemoryCallbacks(transactions),
                new MemoryDispatcher(),
                new Nobody(),
                new MemoryFreeze(),
                plugins,
                FlowListener.NONE,
                new MemoryAuditLog(transactions),
                new MemoryFirstAnswers(transactions),
                labels,
                failures,
                new MemoryEvents(transactions, Event.Detail.OFF),
                Patience.NONE);
        return new Engine(ports, settings, clock, new TimeOrderedIds(clock));
    }

    /** Nothing moves here. */
    private static final class Nobody implements Workers {

        @Override
        public Map<String, Integer> queues() {
            return Map.of();
        }

        @Override
        public Map<String, Instant> leases() {
            return Map.of();
        }

        @Override
        public boolean serving(String queue) {
            return false;
        }

        @Override
        public Roll roll() {
            return new Roll(Instant.EPOCH, List.of());
        }
    }
}
