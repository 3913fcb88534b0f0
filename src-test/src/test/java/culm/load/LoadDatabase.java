package culm.load;

import culm.local.DatabasePlan;
import culm.system.ServerDirectories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that is measured: the one that {@code CULM_DB_URL} names, or one of our own for this while. */
final class LoadDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    /** What one row of an answer says. */
    interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    private final DatabasePlan plan;
    private final AutoCloseable own;

    private LoadDatabase(DatabasePlan plan, AutoCloseable own) {
        this.plan = plan;
        this.own = own;
    }

    static LoadDatabase open() {
        var url = System.getenv("CULM_DB_URL");
        var database = url == null || url.isBlank() ? embedded() : given(url);
        database.requireDurable();
        return database;
    }

    private static LoadDatabase given(String url) {
        var user = System.getenv().getOrDefault("CULM_DB_USER", USER);
        var password = System.getenv().getOrDefault("CULM_DB_PASSWORD", "");
        return new LoadDatabase(DatabasePlan.postgresql(url, user, password), () -> {});
    }

    /** As it is by default: the library switches off that a commit waits for the disk. */
    private static LoadDatabase embedded() {
        var root = Path.of(System.getProperty("culm.root"));
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(ServerDirectories.fresh(root, "load-postgres"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.track_planning", "on")
                    .start();
            var plan = DatabasePlan.postgresql(postgres.getJdbcUrl(USER, USER), USER, USER);
            return new LoadDatabase(plan, postgres);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Anything else would be another promise than the one that is measured. */
    private void requireDurable() {
        for (var setting : List.of("fsync", "synchronous_commit")) {
            if (!"on".equals(text("show " + setting))) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
    }

    DatabasePlan plan() {
        return plan;
    }

    DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(plan.url());
        source.setUser(plan.user());
        source.setPassword(plan.password());
        return source;
    }

    String version() {
        return "postgresql-" + text("show server_version").split(" ")[0];
    }

    String text(String question, Object... parameters) {
        return ask(question, row -> row.getString(1), parameters).get(0);
    }

    long number(String question, Object... parameters) {
        return ask(question, row -> row.getLong(1), parameters).get(0);
    }

    <T> List<T> ask(String question, Row<T> row, Object... parameters) {
        try (var connection = source().getConnection();
                var statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof String[] list
                                ? connection.createArrayOf("varchar", list)
                                : parameters[i]);
            }
            var answers = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(row.read(rows));
                }
            }
            return answers;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void run(String... statements) {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void close() {
        try {
            own.close();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }
}
