package culm.memory;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.Event;
import culm.port.NodeRun;
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
        var stores = new EngineStores(clock, Event.Detail.OFF, trees);
        stores.runs.add(remains.run(), remains.nodes().stream().map(NodeRun::id).toList());
        stores.labels.add(remains.run().id(), remains.labels());
        stores.nodes.add(remains.nodes());
        stores.nodes.addHistory(remains.attempts());
        var ports = stores.ports(new MemoryDispatcher(), new Nobody(), plugins);
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
