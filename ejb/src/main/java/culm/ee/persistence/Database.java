package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    /** What is said to who may not call a function, or where there is none: by PostgreSQL, and what is much like it. */
    private static final Set<String> FORBIDDEN = Set.of("42501", "42883", "0A000");

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
        return Map.of(
                "text",
                text,
                "table_options",
                tableOptions,
                "stored",
                this == H2 ? "" : "STORED",
                "by_code",
                this == POSTGRESQL ? "COLLATE \"C\"" : "",
                "of_run",
                this == MARIADB ? "ON culm_run" : "",
                "counted",
                counted());
    }

    /** A column of which each row gets a higher number than those before it. */
    private String counted() {
        return this == MARIADB ? "BIGINT NOT NULL AUTO_INCREMENT" : "BIGINT GENERATED ALWAYS AS IDENTITY";
    }

    /** The microseconds since 1970-01-01T00:00:00Z by the database's clock, as an expression of SQL. */
    String now() {
        return now;
    }

    /** That a column equals what another row has, so that the database does not merge the two tables: see {@link Columns#lookedUp}. */
    String lookedUp(String column, String value) {
        return this == POSTGRESQL
                ? "%s = ANY (ARRAY[%s])".formatted(column, value)
                : "%s = %s".formatted(column, value);
    }

    /**
     * Has the queries that follow in this transaction planned for what they ask. The data source wants one plan for each text, whatever
     * its parameters: right for steps, of which each is like the other, and wrong for searches, where one name has ten runs and another all.
     */
    void planEach(Session session) {
        if (this == POSTGRESQL) {
            session.read(Query.of("SELECT set_config('plan_cache_mode', 'force_custom_plan', TRUE)", Row::text));
        }
    }

    /** Whether a transaction may leave the wait for the disk to {@link #flush} here. */
    boolean canFlush(Session session) {
        if (this != POSTGRESQL) {
            return false;
        }
        try {
            flush(session);
            return true;
        } catch (DatabaseRefusal refusal) {
            if (FORBIDDEN.contains(refusal.state())) {
                return false;
            }
            throw refusal;
        }
    }

    /** Commits a word to nobody and waits until it is on the disk. All that was committed before lies before it in the same log. */
    void flush(Session session) {
        session.read(Query.of("SELECT length(CAST(pg_logical_emit_message(TRUE, 'culm', '') AS TEXT))", Row::count));
    }

    Sender sender() {
        return this == POSTGRESQL ? new Pipelined() : new OneByOne();
    }

    Arrivals arrivals() {
        return this == POSTGRESQL ? new ReturningArrivals() : new TwoStepArrivals();
    }

    NewRuns newRuns() {
        return this == POSTGRESQL ? new CountedNewRuns() : new CheckedNewRuns(this);
    }

    /** Inserts rows, or gives those that exist other values. */
    Write upsert(String table, Columns keys, Columns changed) {
        var all = keys.and(changed);
        return switch (this) {
            case H2 -> {
                var merge = "MERGE INTO %s (%s) KEY (%s) VALUES (%s)"
                        .formatted(table, all.listed(), keys.listed(), all.marks());
                yield new Write(merge, null, all.types());
            }
            case POSTGRESQL ->
                Write.insert(
                        table,
                        all,
                        " ON CONFLICT (%s) DO UPDATE SET %s"
                                .formatted(keys.listed(), changed.equal(changed.withPrefix("excluded."), ", ")));
            case MARIADB ->
                Write.insert(
                        table,
                        all,
                        changed.names().stream()
                                .map(name -> "%s = VALUES(%s)".formatted(name, name))
                                .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", "")));
        };
    }

    /**
     * Inserts rows. Where all statements of a transaction go at once, a row that is there must not end the transaction before
     * it is known whether an earlier statement has failed its check: there {@link #unlessNew} ends it.
     */
    Write insertNew(String table, Columns columns) {
        return this == POSTGRESQL ? Write.insertNew(table, columns) : Write.insert(table, columns);
    }

    /** What is thrown unless all rows are new; null if the database says so itself. */
    Supplier<RuntimeException> unlessNew() {
        return this == POSTGRESQL
                ? () -> new DatabaseRefusal(new SQLException("another has added the row", Contention.UNIQUE_VIOLATION))
                : null;
    }
}
