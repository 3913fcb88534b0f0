package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import culm.api.Code;
import culm.api.PipelineView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.api.TaskService;
import culm.api.WaitingView;
import culm.local.BrokerPlan;
import culm.local.LocalBroker;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.Documents;
import culm.system.RestDoor;
import culm.system.RestTaskService;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one broker, each of which works on some queues only. */
class QueuesIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PASSWORD = "queues-test-secret";
    private static final int MANY = 30;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static Path directory;
    private static LocalBroker broker;
    private static LocalServer general;
    private static LocalServer reporting;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("culm.root"));
        directory = ServerDirectories.fresh(root, "queues");
        var postgres = opened(new PostgresUnderTest(directory.resolve("postgres")));
        var places = new Places(root, Path.of(System.getProperty("culm.wildfly")))
                .with(ChaosArchive.writeTo(directory, root));
        broker = opened(new LocalBroker(places, BrokerPlan.onFreePort(PASSWORD), directory.resolve("broker.log")));
        broker.start(BOOT);
        general = opened(new LocalServer(
                places, plan("general", "default:4,slow:2,ordered:1,reports:0").on(postgres.plan())));
        reporting = opened(
                new LocalServer(places, plan("reporting", "default:0,reports:2").on(postgres.plan())));
        general.start(BOOT);
    }

    private static <T extends AutoCloseable> T opened(T one) {
        OPEN.add(0, one);
        return one;
    }

    private static ServerPlan plan(String name, String queues) {
        return ServerPlan.onFreePorts(directory.resolve(name), PASSWORD)
                .with(List.of("server-name=" + name, "queues=" + queues))
                .through(broker.plan());
    }

    @AfterAll
    static void stop() throws Exception {
        for (var one : OPEN) {
            one.close();
        }
    }

    private static TaskService tasks(LocalServer server) {
        return new RestTaskService(new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD));
    }

    private static Code run(LocalServer server, Map<String, Object> tree, RunOptions options) {
        return tasks(server).runPipeline(tree, options).code();
    }

    private static void start(Map<String, Object> tree, RunOptions options) {
        assertThat(run(general, tree, options)).isEqualTo(Code.OK);
    }

    private static RunOptions on(String queue) {
        return RunOptions.defaults().withQueue(queue);
    }

    /** One activity, which is over when the key is there. */
    private static Map<String, Object> gate(String id, Path key) {
        return gate("gate", id, key);
    }

    private static Map<String, Object> gate(String component, String id, Path key) {
        var tree = Documents.line(id, 1);
        Documents.setComponent(tree, Documents.node(id, 0), component, Map.of("file", key.toString()));
        return tree;
    }

    private static List<WaitingView> waiting(String id) {
        return tasks(general).getPipeline(id).waiting();
    }

    private static void awaitEnd(String id) {
        Waiting.until(tasks(general), id, "FINISHED", LIMIT);
    }

    @Test
    void aQueueFullOfBlockingWorkHoldsUpNoOther() throws IOException {
        var key = directory.resolve("slow-key");
        for (int i = 0; i < MANY; i++) {
            start(gate("blocking" + i, key), on("slow"));
        }
        Waiting.until(tasks(general), Documents.node("blocking0", 0), "RUNNING", LIMIT);

        for (int i = 0; i < MANY; i++) {
            start(Documents.line("quick" + i, 3), on("default"));
        }
        for (int i = 0; i < MANY; i++) {
            awaitEnd("quick" + i);
        }

        assertThat(IntStream.range(0, MANY).mapToObj(i -> waiting("blocking" + i)))
                .allSatisfy(waiting -> assertThat(waiting).hasSize(1))
                .filteredOn(waiting -> waiting.get(0).reason().equals("EXECUTING"))
                .as("as many as the queue has consumers")
                .hasSize(2);
        Files.createFile(key);
        for (int i = 0; i < MANY; i++) {
            awaitEnd("blocking" + i);
        }
    }

    @Test
    void aComponentWithAQueueOfItsOwnHoldsUpNoRunOfAnother() throws IOException {
        var key = directory.resolve("component-key");
        for (int i = 0; i < MANY; i++) {
            start(gate("slow_gate", "own" + i, key), on("default"));
        }
        Waiting.until(tasks(general), Documents.node("own0", 0), "RUNNING", LIMIT);
        for (int i = 0; i < MANY; i++) {
            start(Documents.line("brisk" + i, 3), on("default"));
        }
        for (int i = 0; i < MANY; i++) {
            awaitEnd("brisk" + i);
        }

        assertThat(IntStream.range(0, MANY).boxed().flatMap(i -> waiting("own" + i).stream()))
                .filteredOn(waiting -> waiting.reason().equals("EXECUTING"))
                .as("as many as the component's queue has consumers")
                .hasSize(2);
        Files.createFile(key);
        for (int i = 0; i < MANY; i++) {
            awaitEnd("own" + i);
        }
    }

    @Test
    void underABacklogTheUrgentComeFirstAndEqualsInTheirOrder() throws IOException {
        var key = directory.resolve("order-key");
        start(gate("first", key), on("ordered"));
        Waiting.until(tasks(general), Documents.node("first", 0), "RUNNING", LIMIT);
        var priorities = new int[] {0, 100, 255};
        for (int i = 0; i < 12; i++) {
            var priority = priorities[i % 3];
            start(
                    Documents.line("p%03d-%02d".formatted(priority, i), 1),
                    on("ordered").withPriority(priority));
        }

        Files.createFile(key);

        var served = IntStream.range(0, 12)
                .mapToObj(i -> "p%03d-%02d".formatted(priorities[i % 3], i))
                .map(id -> {
                    awaitEnd(id);
                    return tasks(general).getPipeline(id);
                })
                .sorted(Comparator.comparing(PipelineView::finishedAt))
                .map(PipelineView::id)
                .toList();
        assertThat(served)
                .containsExactly(
                        "p255-02", "p255-05", "p255-08", "p255-11", "p100-01", "p100-04", "p100-07", "p100-10",
                        "p000-00", "p000-03", "p000-06", "p000-09");
    }

    @Test
    void whatNobodyServesWaitsUntilAServerComesThatDoesSoAndNothingElse() throws IOException {
        assertThat(run(general, Documents.line("report0", 1), on("nowhere"))).isEqualTo(Code.UNKNOWN_QUEUE);
        assertThat(run(general, Documents.line("report0", 1), on("reports"))).isEqualTo(Code.NO_WORKERS);
        start(Documents.line("report0", 1), on("reports").withCheckWorkers(false));
        start(Documents.line("other0", 1), on(""));
        awaitEnd("other0");
        assertThat(waiting("report0")).extracting(WaitingView::reason).containsExactly("QUEUED");

        reporting.start(BOOT);

        awaitEnd("report0");
        assertThat(run(reporting, Documents.line("report1", 1), on("slow"))).isEqualTo(Code.UNKNOWN_QUEUE);
        assertThat(run(reporting, Documents.line("report1", 1), on("reports"))).isEqualTo(Code.OK);
        awaitEnd("report1");
        assertThat(tasks(general).listServers())
                .extracting(ServerView::name, ServerView::state)
                .containsExactly(tuple("general", "ALIVE"), tuple("reporting", "ALIVE"));
        assertThat(tasks(general).listQueues()).contains(new QueueView("reports", 2, 0, null));
        var key = directory.resolve("report-key");
        for (int i = 0; i < 8; i++) {
            assertThat(run(reporting, gate("elsewhere" + i, key), on(""))).isEqualTo(Code.OK);
        }
        Waiting.until(tasks(general), Documents.node("elsewhere0", 0), "RUNNING", LIMIT);
        Waiting.pause(Duration.ofSeconds(2));
        assertThat(IntStream.range(0, 8).boxed().flatMap(i -> waiting("elsewhere" + i).stream()))
                .extracting(WaitingView::server)
                .filteredOn(server -> server != null)
                .hasSize(4)
                .allMatch(server -> server.startsWith("general/"));
        Files.createFile(key);
        awaitEnd("elsewhere7");

        reporting.close();

        assertThat(tasks(general).listServers()).extracting(ServerView::name).containsExactly("general");
        assertThat(run(general, Documents.line("report2", 1), on("reports"))).isEqualTo(Code.NO_WORKERS);
    }

    @Test
    void aBrokerThatComesBackIsListenedToAgain() {
        broker.kill();
        start(Documents.line("lonely", 2), on("slow"));
        broker.start(BOOT);

        awaitEnd("lonely");
        start(Documents.line("again", 2), on("ordered"));
        awaitEnd("again");
    }
}
