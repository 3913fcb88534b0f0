package culm.ee.persistence;

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
        return database;
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
