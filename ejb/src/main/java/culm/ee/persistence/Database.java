package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** The databases that Culm is kept in, and what they spell differently. */
public enum Database {
    H2("CHARACTER LARGE OBJECT", "", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000 AS BIGINT)"),
    POSTGRESQL("TEXT", "", "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
    /** Its text compares without case, and without blanks at the end, unless told otherwise. */
    MARIADB(
            "LONGTEXT",
            "ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))");

    private final String text;
    private final String tableOptions;
    private final String now;

    Database(String text, String tableOptions, String now) {
        this.text = text;
        this.tableOptions = tableOptions;
        this.now = now;
    }

    /** @throws IllegalStateException if Culm cannot use the database as it is set up, or it does not answer */
    public static Database of(DataSource source) {
        try (var connection = source.getConnection()) {
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException("the data source must use the isolation level READ COMMITTED:"
                        + " who has waited for a lock must see what the other has written");
            }
            return named(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not answer: " + reason(unreachable), unreachable);
        }
    }

    /** What the driver says, not the pools around it. */
    static String reason(SQLException unreachable) {
        var reason = unreachable.getMessage();
        for (Throwable cause = unreachable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                reason = refusal.getMessage();
            }
        }
        return String.valueOf(reason).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Database named(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            case "mariadb" -> MARIADB;
            default ->
                throw new IllegalStateException(
                        "Culm needs H2, PostgreSQL or MariaDB; the data source leads to " + product);
        };
    }

    /** What stands for {@code ${...}} in the scripts. */
    Map<String, String> placeholders() {
        return Map.of("text", text, "table_options", tableOptions);
    }

    /** The microseconds since 1970-01-01T00:00:00Z by the database's clock, as an expression of SQL. */
    String now() {
        return now;
    }

    /** Inserts variables, or gives those that exist new content; with three parameters for each. */
    String writeVariables(int count) {
        var rows = String.join(", ", Collections.nCopies(count, "(?, ?, ?)"));
        var into = "INTO culm_variable (scope, var_key, content) ";
        return switch (this) {
            case H2 -> "MERGE " + into + "KEY (scope, var_key) VALUES " + rows;
            case POSTGRESQL ->
                "INSERT " + into + "VALUES " + rows
                        + " ON CONFLICT (scope, var_key) DO UPDATE SET content = excluded.content";
            case MARIADB -> "INSERT " + into + "VALUES " + rows + " ON DUPLICATE KEY UPDATE content = VALUES(content)";
        };
    }
}
