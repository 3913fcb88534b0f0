package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.system.Documents;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database and one broker are one engine. */
class TwoServersIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(10);
    /** More than the threads of one server are done with before others get their turn. */
    private static final int WIDTH = 120;

    private static final int FEW = 8;
    private static final int LENGTH = 3;
    private static final int RUNS = 8;

    private static PostgresUnderTest postgres;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("culm.root"));
        postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
        cluster = Cluster.start("two", postgres.plan(), 2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        postgres.close();
    }

    private static void ok(ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    private static void run(TaskService server, Map<String, Object> tree) {
        ok(server.runPipeline(tree, RunOptions.defaults()));
    }

    @Test
    void anyServerTakesAnyCall() {
        var here = cluster.tasks(0);
        var there = cluster.tasks(1);
        var tree = Documents.line("any", 2);
        Documents.setComponent(tree, Documents.node("any", 0), "callback", Map.of());
        Documents.setComponent(tree, Documents.node("any", 1), "mayfail", Map.of("fail", true));

        run(here, tree);
        Waiting.until(there, Documents.node("any", 0), "RUNNING", LIMIT);
        ok(there.pausePipeline("any"));
        ok(here.callback(Documents.node("any", 0), Map.of()));
        Waiting.until(there, Documents.node("any", 0), "FINISHED", LIMIT);
        Waiting.until(here, "any", "SUSPENDED", LIMIT);
        ok(here.resumePipeline("any"));
        Waiting.until(here, Documents.node("any", 1), "FAILED", LIMIT);
        ok(there.retryActivity(Documents.node("any", 1), Map.of("fail", false)));

        Waiting.until(here, "any", "FINISHED", LIMIT);
        assertThat(there.getState("any").state()).isEqualTo("FINISHED");
    }

    @Test
    void theStepsOfOneRunSpreadOverBothServers() {
        run(cluster.tasks(0), signed(Documents.fan("spread", WIDTH), "spread", WIDTH, 100));

        assertThat(signers(cluster.tasks(1), "spread", WIDTH)).containsExactlyInAnyOrder("server-0", "server-1");
    }

    private static Map<String, Object> signed(Map<String, Object> tree, String id, int nodes, long millis) {
        for (int i = 0; i < nodes; i++) {
            Documents.setComponent(tree, Documents.node(id, i), "sign", Map.of("millis", millis));
        }
        return tree;
    }

    /** The servers that have executed the nodes of a run, once it has ended. */
    private static Set<Object> signers(TaskService server, String id, int nodes) {
        Waiting.until(server, id, "FINISHED", LIMIT);
        var signers = new HashSet<>();
        for (int i = 0; i < nodes; i++) {
            signers.add(server.getOutputs(Documents.node(id, i)).outputs().get("server"));
        }
        return signers;
    }

    @Test
    void aServerThatStopsDisturbsNoRunAndGetsWorkAgainWhenItJoins() {
        var staying = cluster.tasks(0);
        var runs = IntStream.range(0, RUNS).mapToObj(i -> "leave" + i).toList();
        runs.forEach(id -> run(cluster.tasks(1), signed(Documents.line(id, LENGTH), id, LENGTH, 1_000)));
        runs.forEach(id -> Waiting.untilOneOf(staying, Documents.node(id, 0), Set.of("RUNNING", "FINISHED"), LIMIT));

        cluster.server(1).close();

        assertThat(postgres.texts("SELECT name FROM culm_server")).containsExactly("server-0");
        assertThat(postgres.texts("SELECT id FROM culm_token WHERE owner LIKE 'server-1/%' AND status = 'CLAIMED'"))
                .isEmpty();
        runs.forEach(id -> endsUndisturbed(staying, id));
        cluster.server(1).start(BOOT);
        theOtherServerGetsWork();
    }

    private static void theOtherServerGetsWork() {
        var deadline = Instant.now().plus(SOON);
        var signers = Set.<Object>of();
        for (int i = 0; !signers.contains("server-1"); i++) {
            assertThat(Instant.now()).as("server-1 has no work").isBefore(deadline);
            var id = "join%d-%d".formatted(deadline.toEpochMilli(), i);
            run(cluster.tasks(0), signed(Documents.fan(id, FEW), id, FEW, 100));
            signers = signers(cluster.tasks(0), id, FEW);
        }
    }

    private static void endsUndisturbed(TaskService server, String id) {
        assertThat(Waiting.until(server, id, "FINISHED", LIMIT).children().values())
                .as("nodes of %s", id)
                .allSatisfy(node -> assertThat(node.retry()).isZero());
    }

    @Test
    void aServerBootsWhileTheBrokerIsAwayAndGetsWorkWhenItComes() {
        cluster.server(1).close();
        cluster.broker().kill();

        cluster.server(1).launch();
        cluster.server(1).awaitLive(BOOT);
        assertThat(cluster.door(1).anonymous().get("health/ready").status()).isEqualTo(503);

        cluster.broker().start(BOOT);
        cluster.server(1).awaitReady(LIMIT);
        theOtherServerGetsWork();
    }
}
