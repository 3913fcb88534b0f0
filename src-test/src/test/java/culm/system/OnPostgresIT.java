package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.local.DatabasePlan;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that was made ready for PostgreSQL by the script that people use. */
@Tag("scripts")
class OnPostgresIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres-test-secret";

    private static final String OPEN = "select count(*) from pg_stat_activity where state like 'idle in transaction%'";

    private static Path data;
    private static EmbeddedPostgres postgres;
    private static LocalServer server;
    private static RestDoor door;
    private static TaskService tasks;

    @BeforeAll
    static void start() throws IOException {
        var root = Path.of(System.getProperty("culm.root"));
        data = ServerDirectories.fresh(root, "postgres");
        startDatabase(0);
        var database = DatabasePlan.postgresql(postgres.getJdbcUrl(USER, USER), USER, USER);
        var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(root, "on-postgres"), PASSWORD)
                .on(database);
        server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        door = new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD);
        tasks = new RestTaskService(door);
    }

    private static void startDatabase(int port) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    private static void finish(Map<String, Object> tree) {
        var answer = tasks.runPipeline(tree, RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        Waiting.until(tasks, (String) tree.get("id"), "FINISHED", LONG);
    }

    private static long asked(String query) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aChoiceAForkAndASubprocessComeToTheirEnd() {
        finish(Documents.tree("choice-fork-subprocess"));

        assertThat(tasks.getOutputs("complexpipeline00000000000000000").outputs())
                .isEqualTo(Map.of("${mode}", "quick", "${sub_answer}", "quick-7"));
    }

    @Test
    void aLongLineAndAWideFanEndAndLeaveNoTransactionOpen() throws SQLException {
        finish(Documents.line("long", 2_000));
        finish(Documents.fan("wide", 500));

        assertThat(tasks.getOutputs("longn1999").outputs()).containsEntry("n", 1_999L);
        assertThat(asked("select count(*) from culm_run where state = 'FINISHED'"))
                .isGreaterThanOrEqualTo(2);
        assertThat(asked(OPEN)).isZero();
    }

    @Test
    void readinessTurnsRedWhenTheDatabaseIsAwayAndGreenAgain() throws IOException {
        assertThat(readiness()).isEqualTo(Map.of("database", "UP", "broker", "UP"));
        assertThat(door.get("metrics").response().body())
                .contains("culm_part_up{part=\"database\"} 1.0", "culm_runs{state=\"RUNNING\"}");
        var port = postgres.getPort();
        postgres.close();
        try {
            awaitReadiness(503);
            assertThat(readiness()).isEqualTo(Map.of("database", "DOWN", "broker", "UP"));
            assertThat(door.anonymous().get("health/live").status()).isEqualTo(200);
            assertThat(door.get("metrics").response().body()).contains("culm_part_up{part=\"database\"} 0.0");
        } finally {
            startDatabase(port);
        }
        awaitReadiness(200);
        finish(Documents.line("afterwards", 3));
    }

    private static Object readiness() {
        return door.anonymous().get("health/ready").object().get("parts");
    }

    private static void awaitReadiness(int status) {
        var deadline = Instant.now().plus(LONG);
        while (door.anonymous().get("health/ready").status() != status) {
            assertThat(Instant.now()).as("readiness is not %d", status).isBefore(deadline);
            Waiting.pause(Duration.ofMillis(100));
        }
    }
}
