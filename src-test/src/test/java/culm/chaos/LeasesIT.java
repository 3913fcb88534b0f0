package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.Documents;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who counts as alive, when servers are stopped in their tracks, and when two have one name. */
class LeasesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_A_LEASE = Cluster.LEASE.plusSeconds(2);
    private static final int GATES = 24;

    private static Path root;
    private static PostgresUnderTest postgres;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        root = Path.of(System.getProperty("culm.root"));
        postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
        cluster = Cluster.start("leases", postgres.plan(), 2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        postgres.close();
    }

    /** Runs that stand in a component, on both servers, until their key is there. */
    private static Path startGates(String name) {
        var key = cluster.directory().resolve(name + "-key");
        for (int i = 0; i < GATES; i++) {
            var tree = Documents.line(name + i, 1);
            Documents.setComponent(tree, Documents.node(name + i, 0), "gate", Map.of("file", key.toString()));
            var answer = cluster.tasks(i % 2).runPipeline(tree, RunOptions.defaults());
            assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        }
        await(() -> !owners(name).containsValue("nobody"));
        return key;
    }

    /** Which server executes each of them, asked through the second one. */
    private static Map<String, String> owners(String name) {
        var owners = new TreeMap<String, String>();
        for (int i = 0; i < GATES; i++) {
            var waiting = cluster.tasks(1).getPipeline(name + i).waiting().get(0);
            owners.put(name + i, waiting.server() == null ? "nobody" : waiting.server());
        }
        return owners;
    }

    private static void open(Path key, String name) throws IOException {
        Files.createFile(key);
        for (int i = 0; i < GATES; i++) {
            Waiting.until(cluster.tasks(1), name + i, "FINISHED", LIMIT);
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                fail("not within " + LIMIT);
            }
            Waiting.pause(Duration.ofMillis(200));
        }
    }

    private static Map<String, String> states() {
        var states = new TreeMap<String, String>();
        for (ServerView server : cluster.tasks(1).listServers()) {
            states.put(server.name(), server.state());
        }
        return states;
    }

    @Test
    void serversThatWereAllStoppedLeaveEachOtherTheirTokens() throws IOException {
        var key = startGates("all");
        var before = owners("all");
        assertThat(before.values()).anyMatch(LeasesIT::isFirst).anyMatch(owner -> !isFirst(owner));

        cluster.server(0).pause();
        cluster.server(1).pause();
        Waiting.pause(LONGER_THAN_A_LEASE);
        cluster.server(1).resume();
        Waiting.pause(Duration.ofSeconds(2));
        assertThat(owners("all")).as("of one that is stopped still").isEqualTo(before);
        cluster.server(0).resume();
        Waiting.pause(LONGER_THAN_A_LEASE);

        assertThat(owners("all")).isEqualTo(before);
        assertThat(states()).containsOnly(Map.entry("server-0", "ALIVE"), Map.entry("server-1", "ALIVE"));
        open(key, "all");
    }

    private static boolean isFirst(String owner) {
        return owner.startsWith("server-0/");
    }

    @Test
    void aServerThatAloneWasStoppedFindsItsTokensTaken() throws IOException {
        var key = startGates("one");
        assertThat(owners("one").values()).anyMatch(LeasesIT::isFirst);

        cluster.server(0).pause();
        await(() -> states().get("server-0").equals("LOST"));
        await(() -> owners("one").values().stream().noneMatch(LeasesIT::isFirst));
        cluster.server(0).resume();

        await(() -> states().get("server-0").equals("ALIVE"));
        open(key, "one");
    }

    @Test
    void aServerOfTheSameNamePutsTheOtherOut() throws IOException {
        var older = cluster.tasks(1).listServers().get(0);
        try (var newer = new LocalServer(places(), twinOf(cluster.server(0).plan()))) {
            newer.start(Duration.ofMinutes(3));
            await(() -> log(cluster.server(0)).contains("another server was started under the name server-0"));

            var key = startGates("twin");

            assertThat(owners("twin").values()).noneMatch(owner -> owner.equals("server-0/" + older.incarnation()));
            open(key, "twin");
            assertThat(log(cluster.server(0)).split("another server was started", -1))
                    .hasSize(2);
        }
        cluster.killAndStartAgain(0);
    }

    private static Places places() {
        return new Places(root, Path.of(System.getProperty("culm.wildfly")))
                .with(ChaosArchive.writeTo(cluster.directory(), root));
    }

    private static ServerPlan twinOf(ServerPlan plan) {
        return ServerPlan.onFreePorts(cluster.directory().resolve("twin"), plan.adminPassword())
                .with(List.copyOf(plan.settings()))
                .on(plan.database())
                .through(plan.broker().orElseThrow());
    }

    private static String log(LocalServer server) {
        try {
            return Files.readString(server.log());
        } catch (IOException unreadable) {
            return "";
        }
    }
}
