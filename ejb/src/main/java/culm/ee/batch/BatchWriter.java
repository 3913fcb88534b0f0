package culm.ee.batch;

import culm.port.BatchItem;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Writes down what came of a chunk. */
@Dependent
@Named("culmBatchWriter")
public class BatchWriter extends AbstractItemWriter {

    @Inject
    @BatchProperty(name = "batch")
    String batch;

    @EJB
    BatchSteps steps;

    @Override
    public void writeItems(List<Object> items) {
        steps.record(batch, items.stream().map(BatchItem.class::cast).toList());
    }
}
