package culm.ee.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Ends a batch whose items have all had their turn, or that was cancelled. */
@Dependent
@Named("culmBatchEnd")
public class BatchEnd extends AbstractBatchlet {

    @Inject
    @BatchProperty(name = "batch")
    String batch;

    @Inject
    @BatchProperty(name = "claimant")
    String claimant;

    @EJB
    BatchSteps steps;

    @Override
    public String process() {
        steps.end(batch, claimant);
        return "COMPLETED";
    }
}
