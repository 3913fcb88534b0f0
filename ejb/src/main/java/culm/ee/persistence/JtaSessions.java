package culm.ee.persistence;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;

/** A session for each of the container's transactions, which knows it. */
public final class JtaSessions implements Sessions {

    private final DataSource source;
    private final Database database;
    private final TransactionSynchronizationRegistry registry;

    public JtaSessions(DataSource source, Database database, TransactionSynchronizationRegistry registry) {
        this.source = source;
        this.database = database;
        this.registry = registry;
    }

    @Override
    public Session session() {
        if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return fresh();
        }
        if (registry.getResource(this) instanceof Session known) {
            return known;
        }
        var session = fresh();
        registry.putResource(this, session);
        return session;
    }

    private Session fresh() {
        return new Session(database, source::getConnection);
    }
}
