package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL keeps a plan while the table grows. On an idle server there are no tokens, and vacuum has said so. */
class PlansOfAnEmptyTableTest {

    private static final Pattern MARK = Pattern.compile("\\?");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                "Linux amd64".equals(System.getProperty("os.name") + " " + System.getProperty("os.arch")),
                "this build brings PostgreSQL for Linux amd64 only");
        postgres = EmbeddedPostgres.start();
        new SchemaMigration().migrate(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    static List<String> statements() {
        var reads = TokenStatements.in(Database.POSTGRESQL);
        return List.of(
                JdbcTokens.REPLACE.many(),
                JdbcTokens.REMOVE.many(),
                ReturningArrivals.ARRIVE,
                reads.standing(),
                reads.spot());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyRowIsLookedUpByItsKey(String sql) throws SQLException {
        var plan = plan(sql);

        assertThat(plan).noneMatch(line -> line.contains("Join Filter"));
        for (int i = 0; i < plan.size(); i++) {
            if (plan.get(i).contains(" Scan using ")) {
                assertThat(plan.get(i + 1)).as(String.join("\n", plan)).contains("Index Cond: ");
            }
        }
        assertThat(plan).anyMatch(line -> line.contains("Index Scan using culm_token_"));
    }

    private List<String> plan(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE culm_token");
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE planned AS " + numbered(sql));
            try (var rows = statement.executeQuery("EXPLAIN EXECUTE planned(" + nulls(sql) + ")")) {
                var lines = new ArrayList<String>();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines;
            } finally {
                statement.execute("DEALLOCATE planned");
                statement.execute("RESET ALL");
            }
        }
    }

    private static String nulls(String sql) {
        return MARK.matcher(sql).results().map(mark -> "NULL").collect(Collectors.joining(", "));
    }

    private static String numbered(String sql) {
        var number = new int[1];
        return MARK.matcher(sql).replaceAll(mark -> "\\$" + ++number[0]);
    }
}
