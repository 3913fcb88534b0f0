package culm.ee.batch;

import culm.port.BatchItem;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@link BatchWork} for the job. The container of a job has a transaction open for each chunk; here it is set aside, since each item
 * is a commit of its own, and a run must not stay locked until twenty others have had their turn.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BatchSteps {

    @Inject
    private BatchWork work;

    public List<BatchItem> next(String id, String claimant, int after) {
        return work.next(id, claimant, after);
    }

    public BatchItem carryOut(String id, BatchItem item) {
        return work.carryOut(id, item);
    }

    public void record(String id, List<BatchItem> done) {
        work.record(id, done);
    }

    public void end(String id, String claimant) {
        work.end(id, claimant);
    }
}
