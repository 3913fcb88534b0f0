package culm.memory;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.Ports;
import culm.engine.Presence;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.AuditLog;
import culm.port.Event;
import culm.port.Events;
import culm.port.FlowListener;
import culm.port.Patience;
import culm.port.Roll;
import culm.port.Server;
import culm.port.TokenRef;
import culm.port.Transactions;
import culm.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Several engines on one store, each under the name of a server of its own. */
public final class MemoryCluster {

    /** Of a server that has a lease by its name alone. */
    private static final Map<String, Integer> QUEUES = Map.of("", 1, "elsewhere", 0);

    private final ManualClock clock;
    private final MemoryDispatcher dispatcher = new MemoryDispatcher();
    private final Map<String, Instant> leases = new ConcurrentHashMap<>();
    private final EngineStores stores;
    private final MemoryServers servers;
    private final FlowListener listener;
    private final Function<Workers, Ports> ports;

    public MemoryCluster(Plugins plugins, ManualClock clock, FlowListener listener) {
        this(plugins, clock, listener, UnaryOperator.identity(), Patience.NONE);
    }

    /** @param trouble what comes between the engines and the store */
    public MemoryCluster(
            Plugins plugins,
            ManualClock clock,
            FlowListener listener,
            UnaryOperator<Transactions> trouble,
            Patience patience) {
        this.clock = clock;
        this.stores = new EngineStores(clock, Event.Detail.NODES);
        this.servers = new MemoryServers(stores.transactions, clock);
        var seen = trouble.apply(stores.transactions);
        this.ports = workers -> stores.ports(seen, dispatcher, workers, plugins, listener, patience);
        this.listener = listener;
    }

    public AuditLog audit() {
        return stores.audit;
    }

    public Events events() {
        return stores.events;
    }

    public Engine server(String name) {
        leases.put(name, Instant.MAX);
        return engine(name, workers(() -> {}));
    }

    /** @param meanwhile is done each time before the leases are read */
    public Workers workers(Runnable meanwhile) {
        return new Leased(meanwhile);
    }

    /** A server that has to renew its lease. */
    public Presence presence(Server self, Duration lease) {
        var presence = new Presence(self, lease, servers, stores.transactions, listener);
        presence.enter();
        return presence;
    }

    public Engine engine(String signature, Workers workers) {
        return new Engine(ports.apply(workers), EngineSettings.defaults(signature), clock, new TimeOrderedIds(clock));
    }

    /** The others think that it is gone. */
    public void loseLease(String server) {
        leases.remove(server);
    }

    public Optional<TokenRef> nextMessage() {
        return dispatcher.take();
    }

    /** Lets one server move all that can move. */
    public void moveAll(Engine server) {
        for (var next = nextMessage(); next.isPresent(); next = nextMessage()) {
            server.advance(next.get());
        }
    }

    private final class Leased implements Workers {

        private final Runnable meanwhile;

        Leased(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public Map<String, Integer> queues() {
            return QUEUES;
        }

        @Override
        public Map<String, Instant> leases() {
            meanwhile.run();
            return Map.copyOf(leases);
        }

        @Override
        public boolean serving(String queue) {
            return !leases.isEmpty();
        }

        @Override
        public Roll roll() {
            return new Roll(clock.instant(), servers.leases());
        }
    }
}
