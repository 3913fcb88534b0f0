package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.Attempt;
import culm.ee.component.BuiltInSettings.SqlSettings;
import culm.plugin.Answer.Kind;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.naming.NameNotFoundException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlQueryTest {

    private final JdbcConnectionPool source =
            JdbcConnectionPool.create("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "sa", "");
    private final SqlQuery component = new SqlQuery(
            new SqlSettings(
                    Map.of("orders", "jdbc/orders", "bills", "jdbc/bills", "gone", "jdbc/gone"),
                    List.of("bills"),
                    3,
                    Duration.ofSeconds(60)),
            name -> {
                if (name.equals("jdbc/gone")) {
                    throw new NameNotFoundException(name);
                }
                return source;
            });

    @BeforeEach
    void fill() throws SQLException {
        run("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(50), price DECIMAL(20,2), big DECIMAL(40,0),"
                + " sold BOOLEAN, at TIMESTAMP, raw VARBINARY(4), note CLOB)");
        run(
                "INSERT INTO item VALUES (1, 'pen', 1.10, 98765432109876543210, TRUE, '2026-03-01 12:00:00', X'0102', 'x')");
        run("INSERT INTO item VALUES (2, NULL, 12345678901234567.89, 5, FALSE, NULL, NULL, NULL)");
        run("INSERT INTO item VALUES (3, 'c', 1, 1, NULL, NULL, NULL, NULL)");
        run("INSERT INTO item VALUES (4, 'd', 1, 1, NULL, NULL, NULL, NULL)");
    }

    @AfterEach
    void drop() throws SQLException {
        run("DROP ALL OBJECTS");
        source.dispose();
    }

    private void run(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM item")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Attempt query(String sql, Object... parameters) {
        return Attempt.of("source", "orders", "sql", sql, "parameters", Arrays.asList(parameters));
    }

    @Test
    void putsOutRowsAsValuesOfFlows() throws Exception {
        var attempt = query("SELECT * FROM item WHERE id <= ? ORDER BY id;", 2L);

        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.DONE);

        assertThat(attempt.outputs()).containsEntry("row_count", 2L).containsEntry("truncated", false);
        var rows = (List<?>) attempt.outputs().get("rows");
        assertThat((Map<?, ?>) rows.get(0))
                .isEqualTo(Map.of(
                        "ID",
                        1L,
                        "NAME",
                        "pen",
                        "PRICE",
                        1.1,
                        "BIG",
                        new BigInteger("98765432109876543210"),
                        "SOLD",
                        true,
                        "AT",
                        "2026-03-01T12:00",
                        "RAW",
                        "AQI=",
                        "NOTE",
                        "x"));
        assertThat(((Map<?, ?>) rows.get(1)).get("PRICE")).isEqualTo("12345678901234567.89");
        assertThat(((Map<?, ?>) rows.get(1)).get("NAME")).isNull();
    }

    @Test
    void parametersAreBoundAndNeverPartOfTheStatement() throws Exception {
        var attempt = query("SELECT id FROM item WHERE name = ?", "pen' OR '1' = '1; DROP TABLE item");

        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.DONE);
        assertThat(attempt.outputs()).containsEntry("row_count", 0L);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void rowsBeyondTheLimitAreCutOffAndThatIsSaid() throws Exception {
        var attempt = query("SELECT id FROM item ORDER BY id");
        component.execute(attempt);
        assertThat(attempt.outputs()).containsEntry("row_count", 3L).containsEntry("truncated", true);

        var fewer = query("SELECT id FROM item ORDER BY id");
        fewer.inputs().put("max_rows", 1L);
        component.execute(fewer);
        assertThat(fewer.outputs()).containsEntry("row_count", 1L).containsEntry("truncated", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM item",
                "SELECT id FROM FINAL TABLE (INSERT INTO item (id) VALUES (9))",
                "DROP TABLE item",
                "SELECT 1; DELETE FROM item",
                "SELECT 1; COMMIT; DELETE FROM item",
                "INSERT INTO item (id) VALUES (9)"
            })
    void aQueryWritesNothing(String sql) throws Exception {
        component.execute(query(sql));

        assertThat(count()).isEqualTo(4);
    }

    @Test
    void whereItIsAllowedAStatementMayWrite() throws Exception {
        var attempt = Attempt.of(
                "source", "bills", "mode", "update", "sql", "DELETE FROM item WHERE id > ?", "parameters", List.of(2L));

        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.DONE);
        assertThat(attempt.outputs()).containsEntry("updated", 2L);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void elsewhereItMayNot() throws Exception {
        var attempt = Attempt.of("source", "orders", "mode", "update", "sql", "DELETE FROM item");

        assertThat(component.execute(attempt).reason()).isEqualTo("in 'orders' nothing may be written (sql-writable)");
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void onlyNamedSourcesAreAsked() throws Exception {
        assertThat(component
                        .execute(Attempt.of("source", "jdbc/culm", "sql", "SELECT 1"))
                        .reason())
                .isEqualTo("'jdbc/culm' is not one of the allowed names (sql-sources)");
        assertThat(component
                        .execute(Attempt.of("source", "gone", "sql", "SELECT 1"))
                        .reason())
                .isEqualTo("the server has no DataSource at jdbc/gone, which sql-sources names for 'gone'");
    }

    @Test
    void aMistakeInTheStatementFailsTheNodeWithTheWordsOfTheDatabase() throws Exception {
        assertThat(component.execute(query("SELECT nothing FROM item")).reason())
                .asString()
                .startsWith("orders: Column \"NOTHING\" not found")
                .endsWith("(SQLSTATE 42S22)");
        assertThat(component.execute(query("SELECT 1 WHERE 1 = ?", List.of(1L))).reason())
                .isEqualTo("parameters[0] must be a text, a number, a boolean or null");
    }

    @Test
    void aResultThatIsTooLargeIsRefused() throws Exception {
        assertThat(component.execute(query("SELECT REPEAT('x', 2000000)")).reason())
                .asString()
                .contains("more than 1048576 characters");
    }

    @Test
    void aForcedFailIsObeyedBeforeTheStatementIsMade() throws Exception {
        var attempt = query("SELECT 1");
        attempt.cancel();

        assertThat(component.execute(attempt).reason()).asString().contains("forced to fail");
        component.cancel(attempt);
    }
}
