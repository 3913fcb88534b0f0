package culm.ee.persistence;

import culm.port.Stores;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

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
                new TestDatabase(JdbcConnectionPool.create("jdbc:h2:mem:culm;DB_CLOSE_DELAY=-1", "sa", ""));
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
                new JpaCallbacks(entities()));
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
