package culm.ee.persistence;

import culm.port.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database with Culm's tables, used by way of EclipseLink and without a container. */
final class TestDatabase {

    private static final List<String> ENTITIES = List.of(
            "AttemptRow",
            "CallbackRow",
            "DefinitionRow",
            "NodeOfRunRow",
            "NodeRow",
            "RunRow",
            "ServerRow",
            "TokenRow",
            "VariableRow");

    private final CountedStatements statements;
    private final ThreadBoundEntityManager entities;
    private final ResourceLocalTransactions transactions;
    private final Stores stores;

    /** Made when first asked for, and then kept by the class loader. */
    private static final class Shared {
        private static final TestDatabase DATABASE =
                new TestDatabase(source(System.getProperty("culm.test.database", "h2")));
    }

    TestDatabase(DataSource source) {
        var database = new SchemaMigration().migrate(source);
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
        transactions = new ResourceLocalTransactions(entities);
        stores = new Stores(
                transactions,
                new JpaRuns(entities()),
                new JpaTokens(entities()),
                new JpaNodes(entities()),
                new JpaVariables(entities(), database),
                new JpaCallbacks(entities()),
                new JpaServers(entities(), database));
    }

    /** @param asked h2, postgresql, or the URL of a database that is there and may be emptied */
    private static DataSource source(String asked) {
        return switch (asked) {
            case "h2" -> JdbcConnectionPool.create("jdbc:h2:mem:culm;DB_CLOSE_DELAY=-1", "sa", "");
            case "postgresql" -> JdbcConnectionPool.create(postgresql());
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

    static TestDatabase shared() {
        return Shared.DATABASE;
    }

    EntityManager entities() {
        return entities.shared();
    }

    Stores stores() {
        return stores;
    }

    CountedStatements statements() {
        return statements;
    }

    void empty() {
        transactions.run(() -> ENTITIES.forEach(
                entity -> entities().createQuery("DELETE FROM " + entity).executeUpdate()));
        statements.forget();
    }
}
