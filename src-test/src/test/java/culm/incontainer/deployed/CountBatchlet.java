package culm.incontainer.deployed;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;

/** Counts up to a parameter of its job. */
public class CountBatchlet extends AbstractBatchlet {

    @Inject
    private JobContext job;

    @Override
    public String process() {
        JobOperator operator = BatchRuntime.getJobOperator();
        var upTo = operator.getParameters(job.getExecutionId()).getProperty("upto");
        job.setExitStatus("counted to " + upTo);
        return "done";
    }
}
