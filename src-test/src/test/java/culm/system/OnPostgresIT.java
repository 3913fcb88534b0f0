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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that was made ready for PostgreSQL by the script that people use. */
class OnPostgresIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres-test-secret";

    private static final String OPEN = "select count(*) from pg_stat_activity where state like 'idle in transaction%'";

    private static EmbeddedPostgres postgres;
    private static LocalServer server;
    private static TaskService tasks;

    @BeforeAll
    static void start() throws IOException {
        var root = Path.of(System.getProperty("culm.root"));
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(ServerDirectories.fresh(root, "postgres"))
                .start();
        var database = DatabasePlan.postgresql(postgres.getJdbcUrl(USER, USER), USER, USER);
        var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(root, "on-postgres"), PASSWORD)
                .on(database);
        server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        tasks = new RestTaskService(new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD));
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
}
