package culm.chaos;

import culm.local.DatabasePlan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL that can be stopped, and started again with its data at the same port. */
final class PostgresUnderTest implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path directory;
    private EmbeddedPostgres postgres;

    PostgresUnderTest(Path directory) {
        this.directory = directory;
        this.postgres = start(0);
    }

    private EmbeddedPostgres start(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    DatabasePlan plan() {
        return DatabasePlan.postgresql(postgres.getJdbcUrl(USER, USER), USER, USER);
    }

    DataSource source() {
        return postgres.getPostgresDatabase();
    }

    void run(String... statements) {
        try (Connection connection = source().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first column of what a query finds. */
    List<String> texts(String query) {
        try (Connection connection = source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Every connection breaks. */
    void stop() {
        close();
    }

    void startAgain() {
        postgres = start(postgres.getPort());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
