package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.api.WaitingView;
import culm.local.BrokerPlan;
import culm.local.DatabasePlan;
import culm.local.LocalBroker;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payara Micros on one database and one broker outside are one engine. */
@Tag("micro")
@Tag("boots")
class SeveralMicrosIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";
    private static final String PASSWORD = "several-test-secret";
    private static final int CONSUMERS = 2;
    private static final List<String> NAMES = List.of("one", "other");

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static LocalBroker broker;
    private static LocalServer one;

    @BeforeAll
    static void start() throws IOException {
        var directory = ServerDirectories.fresh(ROOT, "several");
        var postgres = opened(EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .start());
        broker = opened(new LocalBroker(
                ChosenServer.places(), BrokerPlan.onFreePort(PASSWORD), directory.resolve("broker.log")));
        broker.start(BOOT);
        var database = DatabasePlan.postgresql(postgres.getJdbcUrl(USER, USER), USER, USER);
        var servers = NAMES.stream()
                .map(name -> opened(server(name, directory.resolve(name), database)))
                .toList();
        servers.forEach(LocalServer::launch);
        servers.forEach(server -> server.awaitReady(BOOT));
        one = servers.get(0);
    }

    private static LocalServer server(String name, Path directory, DatabasePlan database) {
        var settings = List.of("server-name=" + name, "consumers=" + CONSUMERS);
        var plan = ServerPlan.onFreePorts(directory, PASSWORD)
                .with(settings)
                .on(database)
                .through(broker.plan());
        return new LocalServer(ChosenServer.places(), plan);
    }

    private static <T extends AutoCloseable> T opened(T closeable) {
        OPEN.add(0, closeable);
        return closeable;
    }

    @AfterAll
    static void stop() throws Exception {
        for (var closeable : OPEN) {
            closeable.close();
        }
    }

    private static RestDoor door() {
        return new RestDoor(one.address(), ServerPlan.ADMIN, PASSWORD);
    }

    private static TaskService tasks() {
        return new RestTaskService(door());
    }

    private static void run(Map<String, Object> tree) {
        var answer = tasks().runPipeline(tree, RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    /** One activity that takes a while. */
    private static Map<String, Object> slow(String id) {
        var tree = Documents.line(id, 1);
        Documents.setComponent(tree, Documents.node(id, 0), "interrupt_dummy_exec_node", Map.of("time", 5L));
        return tree;
    }

    @Test
    void whatOneHasNoThreadForGoesToTheOther() {
        var ids = IntStream.range(0, CONSUMERS * NAMES.size())
                .mapToObj(i -> "shared" + i)
                .toList();

        ids.forEach(id -> run(slow(id)));
        ids.forEach(id -> Waiting.until(tasks(), Documents.node(id, 0), "RUNNING", LIMIT));

        assertThat(executing(ids)).containsExactlyInAnyOrderElementsOf(NAMES);
        ids.forEach(id -> Waiting.until(tasks(), id, "FINISHED", LIMIT));
    }

    /** The names of the servers that work on these runs. */
    private static Set<String> executing(List<String> ids) {
        return ids.stream()
                .flatMap(id -> tasks().getPipeline(id).waiting().stream())
                .map(WaitingView::server)
                .map(server -> server.split("/")[0])
                .collect(Collectors.toSet());
    }

    @Test
    void aBrokerThatWasAwayIsFoundAgain() {
        broker.kill();
        awaitReadiness(503);
        run(Documents.line("meanwhile", 3));

        broker.start(BOOT);

        awaitReadiness(200);
        Waiting.until(tasks(), "meanwhile", "FINISHED", LIMIT);
    }

    private static void awaitReadiness(int status) {
        var deadline = Instant.now().plus(LIMIT);
        while (door().anonymous().get("health/ready").status() != status) {
            assertThat(Instant.now()).as("readiness is not %d", status).isBefore(deadline);
            Waiting.pause(Duration.ofMillis(100));
        }
    }
}
