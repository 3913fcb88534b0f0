package culm.ee.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Makes the tables, or brings them up to date. */
public final class SchemaMigration {

    private static final String HISTORY = "culm_schema_history";

    /**
     * Must be called outside of transactions, before anything else uses the tables. Servers that start at once wait for
     * each other.
     *
     * @throws IllegalStateException if the tables are of a newer Culm
     */
    public Database migrate(DataSource source) {
        var database = Database.of(source);
        var flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .resourceProvider(new Scripts(database))
                .javaMigrationClassProvider(List::of)
                .placeholders(database.placeholders())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        refuseNewer(flyway);
        flyway.migrate();
        if (database == Database.H2) {
            readAfresh(source);
        }
        return database;
    }

    /**
     * H2 gives a result once more if nothing has changed since, but counts a change before it is committed: who asks in between
     * goes on with what was (issue 3894, mended in 2.3.232). For all connections, until the database is closed.
     */
    private static void readAfresh(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET OPTIMIZE_REUSE_RESULTS 0");
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "the user of the data source must be an administrator of H2: " + Database.reason(refused), refused);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(SchemaMigration::unknownHere)
                .reduce((earlier, later) -> later)
                .ifPresent(newest -> {
                    throw new IllegalStateException(
                            "the database is of version %s, made by a newer Culm; this one knows versions up to %s"
                                    .formatted(newest.getVersion(), Scripts.NEWEST));
                });
    }

    private static boolean unknownHere(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }
}
