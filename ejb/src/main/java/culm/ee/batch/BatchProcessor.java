package culm.ee.batch;

import culm.port.BatchItem;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Carries an item out. */
@Dependent
@Named("culmBatchProcessor")
public class BatchProcessor implements ItemProcessor {

    @Inject
    @BatchProperty(name = "batch")
    String batch;

    @EJB
    BatchSteps steps;

    @Override
    public Object processItem(Object item) {
        return steps.carryOut(batch, (BatchItem) item);
    }
}
