package culm.load;

import culm.load.driven.DriveServlet;
import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.local.BrokerPlan;
import culm.local.LocalBroker;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.RestDoor;
import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Two servers on one database and one broker; the first of them is driven, from inside. */
final class LoadCluster implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(31);
    private static final String PASSWORD = "load-test-secret";

    private final LocalBroker broker;
    private final List<LocalServer> servers;

    private LoadCluster(Path directory, Places places, LoadDatabase database) {
        var shared = BrokerPlan.onFreePort(PASSWORD);
        this.broker = new LocalBroker(places, shared, directory.resolve("broker.log"), places.brokerXml());
        this.servers = IntStream.range(0, 2)
                .mapToObj(i -> ServerPlan.onFreePorts(directory.resolve("server-" + i), PASSWORD)
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
        var door = new RestDoor(servers.get(0).address(), ServerPlan.ADMIN, PASSWORD, PATIENCE);
        return Timing.of(
                door.send("POST", DriveServlet.PATH + "?order=" + order).object());
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
