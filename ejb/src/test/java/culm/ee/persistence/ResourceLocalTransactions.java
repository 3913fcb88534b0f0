package culm.ee.persistence;

import culm.port.Transactions;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Transactions without a container: EclipseLink's, whose connections the sessions use as well. */
final class ResourceLocalTransactions implements Transactions, Sessions {

    private final ThreadBoundEntityManager entities;
    private final DataSource source;
    private final Database database;
    private final ThreadLocal<Session> shared;
    private final LocalTransactions alone;

    ResourceLocalTransactions(ThreadBoundEntityManager entities, DataSource source, Database database) {
        this.entities = entities;
        this.source = source;
        this.database = database;
        this.alone = new LocalTransactions(source::getConnection, database);
        this.shared = ThreadLocal.withInitial(() -> new Session(database, new Shared()));
    }

    private final class Shared implements Session.Source {
        @Override
        public Connection open() {
            return entities.own().unwrap(Connection.class);
        }

        @Override
        public void release(Connection connection) {
            // EclipseLink gives it back
        }
    }

    @Override
    public Session session() {
        return alone.session().orElseGet(() -> isOpen() ? shared.get() : new Session(database, source::getConnection));
    }

    private boolean isOpen() {
        return entities.own().getTransaction().isActive();
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return isOpen() ? shared.get().during(work) : Contention.retrying(() -> whole(work));
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return isOpen() ? shared.get().during(work) : alone.call(work);
    }

    @Override
    public boolean flushesLater() {
        return alone.flushesLater();
    }

    @Override
    public <T> Unflushed<T> unflushed(Supplier<T> work) {
        return flushesLater() && !isOpen() ? alone.unflushed(work) : Transactions.super.unflushed(work);
    }

    @Override
    public void flush() {
        alone.flush();
    }

    private <T> T whole(Supplier<T> work) {
        var transaction = entities.own().getTransaction();
        transaction.begin();
        try {
            var result = shared.get().during(work);
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.own().clear();
        }
    }
}
