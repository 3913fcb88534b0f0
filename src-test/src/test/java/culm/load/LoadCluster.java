package culm.load;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.local.BrokerPlan;
import culm.local.LocalBroker;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Two servers on one database and one broker; the first of them is driven, from inside. */
final class LoadCluster implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(3);

    private final LocalBroker broker;
    private final List<LocalServer> servers;

    private LoadCluster(Path directory, Places places, LoadDatabase database) {
        var shared = BrokerPlan.onFreePort(InsideDoor.PASSWORD);
        this.broker = new LocalBroker(places, shared, directory.resolve("broker.log"), places.brokerXml());
        this.servers = IntStream.range(0, 2)
                .mapToObj(i -> ServerPlan.onFreePorts(directory.resolve("server-" + i), InsideDoor.PASSWORD)
                        .with(List.of("server-name=server-" + i))
                        .on(database.plan())
                        .through(shared))
                .map(plan -> new LocalServer(places, plan))
                .toList();
    }

    /** Returns when all are ready. */
    static LoadCluster ofTwo(LoadDatabase database) {
        var root = Path.of(System.getProperty("culm.root"));
        var directory = ServerDirectories.fresh(root, "load-two");
        var places = new Places(root, Path.of(System.getProperty("culm.wildfly")))
                .with(LoadArchive.writeTo(directory, root));
        var cluster = new LoadCluster(directory, places, database);
        cluster.broker.start(BOOT);
        cluster.servers.forEach(LocalServer::launch);
        cluster.servers.forEach(server -> server.awaitReady(BOOT));
        return cluster;
    }

    Timing drive(Order order) {
        return new InsideDoor(servers.get(0)).drive(order);
    }

    void stopSecond() {
        servers.get(1).close();
    }

    @Override
    public void close() {
        servers.forEach(LocalServer::close);
        broker.close();
    }
}
