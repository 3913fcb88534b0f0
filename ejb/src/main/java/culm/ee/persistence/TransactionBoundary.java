package culm.ee.persistence;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/**
 * Where the container begins and ends transactions. A singleton, since other beans can depend on one: they may use it until
 * they are gone themselves.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TransactionBoundary {

    @Resource
    private SessionContext session;

    /** What came of the work: the container would wrap a thrown failure, and would not always roll back for it. */
    public record Ended<T>(T result, RuntimeException failure) {}

    /** Runs the work in the transaction that is open, or in one of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public <T> Ended<T> call(Supplier<T> work) {
        try {
            return new Ended<>(work.get(), null);
        } catch (RuntimeException failure) {
            session.setRollbackOnly();
            return new Ended<>(null, failure);
        }
    }
}
