package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    private final JdbcDataSource source = new JdbcDataSource();

    SchemaMigrationTest() {
        source.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void makesTheTablesOnceAndLeavesThemAlone() throws SQLException {
        assertThat(new SchemaMigration().migrate(source)).isEqualTo(Database.H2);
        execute("INSERT INTO culm_node_index (node_id, run_id) VALUES ('a', 'b')");

        new SchemaMigration().migrate(source);

        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM culm_node_index")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    /** For H2 to call; it may believe that the same text has the same answer. */
    public static final class Chance {
        public static double of(String text) {
            return Math.random();
        }
    }

    @Test
    void hasH2ReadWhatIsThereAndNotWhatItReadBefore() throws SQLException {
        new SchemaMigration().migrate(source);
        execute("CREATE ALIAS chance DETERMINISTIC FOR 'culm.ee.persistence.SchemaMigrationTest$Chance.of'");

        try (var connection = source.getConnection();
                var asked = connection.prepareStatement("SELECT chance(\"version\") FROM \"culm_schema_history\"")) {
            assertThat(first(asked)).isNotEqualTo(first(asked));
        }
    }

    private static double first(PreparedStatement asked) throws SQLException {
        try (var rows = asked.executeQuery()) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    @Test
    void sharesASchemaWithTablesOfOthers() throws SQLException {
        execute("CREATE TABLE somebody_elses (id INTEGER)");

        new SchemaMigration().migrate(source);

        execute("SELECT 1 FROM culm_run, somebody_elses");
    }

    @Test
    void refusesANewerSchemaInOneLine() throws SQLException {
        new SchemaMigration().migrate(source);
        execute("INSERT INTO \"culm_schema_history\" SELECT 99, '99', 'later', \"type\","
                + " 'V99__later.sql', 0, \"installed_by\", \"installed_on\", 1, TRUE FROM \"culm_schema_history\""
                + " WHERE \"version\" = '1'");

        assertThatThrownBy(() -> new SchemaMigration().migrate(source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the database is of version 99, made by a newer Culm; this one knows versions up to %s",
                        Scripts.NEWEST);
    }

    @Test
    void namesWhatIsWrongWhenTheDatabaseDoesNotAnswer() {
        var absent = new JdbcDataSource();
        absent.setURL("jdbc:h2:mem:absent;IFEXISTS=TRUE");

        assertThatThrownBy(() -> new SchemaMigration().migrate(absent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the database does not answer");
    }

    @Test
    void saysWhatTheDriverSaysAndNotThePoolAroundIt() {
        var refused = new SQLException("no managed connection", new SQLException("connection\n refused"));

        assertThat(Database.reason(refused)).isEqualTo("connection refused");
    }

    @Test
    void refusesADataSourceWithAnotherIsolationLevel() {
        source.setURL(
                source.getURL() + ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE");

        assertThatThrownBy(() -> new SchemaMigration().migrate(source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("READ COMMITTED");
    }
}
