package culm.chaos;

import culm.api.TaskService;
import culm.local.BrokerPlan;
import culm.local.DatabasePlan;
import culm.local.LocalBroker;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.RestDoor;
import culm.system.RestTaskService;
import culm.system.ServerDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Servers with the components that bear witness, on one database and, if they are several, one broker. */
final class Cluster implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PASSWORD = "chaos-test-secret";

    /** How long a server counts as alive without a sign of life. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private final Path directory;
    private final Witness witness;
    private final List<LocalServer> servers = new ArrayList<>();
    private final Optional<LocalBroker> broker;

    private Cluster(
            Path directory,
            Places places,
            DatabasePlan database,
            int count,
            UnaryOperator<String> brokerXml,
            List<String> settings) {
        this.directory = directory;
        this.witness = new Witness(directory.resolve("witness"));
        this.broker = count == 1 ? Optional.empty() : Optional.of(broker(places, brokerXml));
        for (int i = 0; i < count; i++) {
            servers.add(new LocalServer(places, plan(i, database, settings)));
        }
    }

    /** Returns when all are ready. */
    static Cluster start(String purpose, DatabasePlan database, int count, String... settings) {
        return start(purpose, database, count, UnaryOperator.identity(), settings);
    }

    /** @param brokerXml changes how the broker is set up */
    static Cluster start(
            String purpose, DatabasePlan database, int count, UnaryOperator<String> brokerXml, String... settings) {
        var root = Path.of(System.getProperty("culm.root"));
        var directory = ServerDirectories.fresh(root, purpose);
        var places = new Places(root, Path.of(System.getProperty("culm.wildfly")))
                .with(ChaosArchive.writeTo(directory, root));
        var cluster = new Cluster(directory, places, database, count, brokerXml, List.of(settings));
        cluster.broker.ifPresent(shared -> shared.start(BOOT));
        cluster.launchFirst();
        return cluster;
    }

    /** One after the other, lest two make the configuration that they share; the tables are made once. */
    private void launchFirst() {
        servers.forEach(LocalServer::launch);
        servers.forEach(server -> server.awaitReady(BOOT));
    }

    private LocalBroker broker(Places places, UnaryOperator<String> xml) {
        try {
            var changed = directory.resolve("broker.xml");
            Files.writeString(changed, xml.apply(Files.readString(places.brokerXml())));
            return new LocalBroker(places, BrokerPlan.onFreePort(PASSWORD), directory.resolve("broker.log"), changed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ServerPlan plan(int number, DatabasePlan database, List<String> settings) {
        var all = new ArrayList<>(settings);
        all.add(witness.setting());
        all.add("server-name=server-" + number);
        all.add("lease-seconds=" + LEASE.toSeconds());
        var plan = ServerPlan.onFreePorts(directory.resolve("server-" + number), PASSWORD)
                .with(all)
                .on(database);
        return broker.map(shared -> plan.through(shared.plan())).orElse(plan);
    }

    int size() {
        return servers.size();
    }

    LocalServer server(int number) {
        return servers.get(number);
    }

    LocalBroker broker() {
        return broker.orElseThrow();
    }

    Witness witness() {
        return witness;
    }

    Path directory() {
        return directory;
    }

    RestDoor door(int number) {
        return new RestDoor(server(number).address(), ServerPlan.ADMIN, PASSWORD, PATIENCE);
    }

    TaskService tasks(int number) {
        return new RestTaskService(door(number));
    }

    /** All of them, for a client that does not care which one answers. */
    AnyServer any() {
        return new AnyServer(IntStream.range(0, size()).mapToObj(this::tasks).toList());
    }

    /** Kills a server without a word, and starts it again under its name. */
    void killAndStartAgain(int number) {
        server(number).kill();
        server(number).launch();
        server(number).awaitReady(BOOT);
    }

    @Override
    public void close() {
        servers.forEach(LocalServer::close);
        broker.ifPresent(LocalBroker::close);
    }
}
