package culm.ee.component;

import jakarta.annotation.security.PermitAll;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Function;

/**
 * Always the same bean, whoever asks: Payara shows an execution of a job to nobody but the bean that has started it. Jobs begin outside of any
 * transaction.
 */
@Stateless
@Local(Jobs.class)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobOffice implements Jobs {

    @Override
    public <T> T ask(Function<JobOperator, T> question) {
        return question.apply(BatchRuntime.getJobOperator());
    }
}
