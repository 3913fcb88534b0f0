package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.system.RestDoor;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two servers stand on goes away, refuses or loses things: runs wait, and go on by themselves. */
class FaultsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** What one of many runs needs when nothing is wrong. */
    private static final Duration OWN_TIME = Duration.ofMillis(100);

    private static final String PIPELINES = "api/v1/pipelines";

    private static final Extent EXTENT = Extent.asked();
    private static PostgresUnderTest postgres;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("culm.root"));
        postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
        cluster = Cluster.start("faults", postgres.plan(), 2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        postgres.close();
    }

    private static void check(Runs runs) {
        check(runs, LIMIT);
    }

    private static void check(Runs runs, Duration limit) {
        runs.bringToTheirEnd(limit);
        runs.check();
        assertThat(runs.lost()).as("no server was lost").isEmpty();
        cluster.witness().check();
    }

    private static Instant inAWhile() {
        return Instant.now().plusSeconds(EXTENT.away());
    }

    @Test
    void lostMessagesAreFoundMissing() {
        var runs = new Runs(cluster.any(), "stolen");
        try (var thief = QueueTap.thief(cluster.broker().plan())) {
            runs.start(EXTENT.crowd());
            runs.operate();
            assertThat(thief.taken()).as("messages stolen").isPositive();
        }
        check(runs, LIMIT.plus(OWN_TIME.multipliedBy(EXTENT.crowd())));
    }

    @Test
    void aBrokerThatIsAwayHoldsUpNobodyThatCalls() {
        var runs = new Runs(cluster.any(), "nobroker");
        runs.start(EXTENT.runs() / 2);
        cluster.broker().kill();
        var end = inAWhile();
        try {
            var began = Instant.now();
            runs.start(EXTENT.runs() / 2);
            var each = Duration.between(began, Instant.now()).dividedBy(EXTENT.runs() / 2);
            assertThat(each).as("a start without broker").isLessThan(Duration.ofSeconds(1));
            awaitReadiness(503);
            assertThat(cluster.door(0).anonymous().get("health/ready").object())
                    .containsEntry("parts", Map.of("database", "UP", "broker", "DOWN"));
            assertThat(cluster.door(0).get("metrics").response().body())
                    .contains("culm_part_up{part=\"broker\"} 0.0", "culm_part_up{part=\"database\"} 1.0");
            Waiting.pause(Duration.between(Instant.now(), end));
        } finally {
            cluster.broker().start(Duration.ofMinutes(1));
        }
        check(runs);
        awaitReadiness(200);
    }

    /** A lost connection may be noticed a moment later. */
    private static void awaitReadiness(int status) {
        var deadline = Instant.now().plusSeconds(5);
        while (readiness(0) != status) {
            assertThat(Instant.now()).as("readiness is not %d", status).isBefore(deadline);
            Waiting.pause(Duration.ofMillis(100));
        }
    }

    private static int readiness(int server) {
        return cluster.door(server).anonymous().get("health/ready").status();
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() {
        var runs = new Runs(cluster.any(), "nodb");
        runs.start(EXTENT.runs());
        runs.operate();
        postgres.stop();
        var end = inAWhile();
        try {
            assertThat(refusal(cluster.door(0)))
                    .containsEntry("code", "UNAVAILABLE")
                    .containsEntry("status", 503L)
                    .containsEntry("retryable", true);
            assertThat(readiness(1)).as("ready without database").isEqualTo(503);
            Waiting.pause(Duration.between(Instant.now(), end));
        } finally {
            postgres.startAgain();
        }
        check(runs);
    }

    private static Map<String, Object> refusal(RestDoor door) {
        return door.get(PIPELINES).object();
    }

    @Test
    void aDatabaseThatRefusesOneCommitInTwentyIsAskedAgain() {
        postgres.run(
                """
                CREATE FUNCTION refuse_some() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF random() < 0.05 THEN
                    RAISE EXCEPTION 'refused by a test' USING ERRCODE = '53400';
                  END IF;
                  RETURN NULL;
                END $$
                """,
                """
                CREATE CONSTRAINT TRIGGER refuse_some AFTER INSERT OR UPDATE ON culm_token
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_some()
                """);
        var servers = cluster.any();
        var runs = new Runs(servers, "refused");
        try {
            runs.start(EXTENT.runs());
            runs.bringToTheirEnd(LIMIT.multipliedBy(2));
        } finally {
            postgres.run("DROP TRIGGER refuse_some ON culm_token", "DROP FUNCTION refuse_some");
        }
        check(runs);
    }

    @Test
    void theLateWritesOfAServerThatStoodStillAreRefused() {
        var runs = new Runs(cluster.any(), "still");
        runs.start(EXTENT.runs());
        runs.operate();
        cluster.server(0).pause();
        Waiting.pause(Cluster.LEASE.multipliedBy(3));
        cluster.server(0).resume();

        runs.bringToTheirEnd(LIMIT);

        runs.check();
        cluster.witness().check();
    }
}
