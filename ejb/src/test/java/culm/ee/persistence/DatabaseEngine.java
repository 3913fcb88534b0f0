package culm.ee.persistence;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.Ports;
import culm.engine.Presence;
import culm.engine.TimeOrderedIds;
import culm.memory.ManualClock;
import culm.node.Plugins;
import culm.port.Dispatcher;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.LogTap;
import culm.port.Patience;
import culm.port.Server;
import culm.tree.ReadOptions;
import culm.tree.TreeReader;
import java.time.Duration;
import java.util.Map;

/** The engine of a server "test" on a database. */
final class DatabaseEngine {

    private DatabaseEngine() {}

    static Engine on(TestDatabase database, Plugins plugins, Dispatcher messages) {
        return on(database, plugins, messages, new ManualClock(Given.NOW));
    }

    static Engine on(TestDatabase database, Plugins plugins, Dispatcher messages, ManualClock clock) {
        var entities = database.entities();
        var stores = database.stores();
        var self = new Server("test", "1", false, Map.of("", 1));
        var presence =
                new Presence(self, Duration.ofSeconds(30), stores.servers(), stores.transactions(), FlowListener.NONE);
        presence.enter();
        var ports = new Ports(
                stores.transactions(),
                new JpaTrees(entities, new TreeReader(plugins, ReadOptions.DEFAULT), 10_000, clock),
                stores.runs(),
                stores.tokens(),
                stores.nodes(),
                stores.variables(),
                stores.callbacks(),
                stores.workerTasks(),
                messages,
                presence,
                new JpaFreeze(entities, stores.transactions()),
                plugins,
                FlowListener.NONE,
                stores.audit(),
                stores.answers(),
                stores.labels(),
                stores.failures(),
                stores.events(),
                stores.logs(),
                LogTap.NONE,
                Patience.NONE);
        return new Engine(ports, EngineSettings.defaults(self.signature()), clock, new TimeOrderedIds(clock));
    }
}
