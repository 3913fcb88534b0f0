package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/** Starts a Jakarta Batch job and follows it to its end. */
@Plugin(code = "batch_job", name = "Batch job", group = "built-in")
public final class BatchJob extends BuiltIn {

    private static final long LONGEST_SECONDS = 30;
    private static final Set<BatchStatus> UNDER_WAY =
            EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);
    private static final String EXECUTION = "execution_id";

    private final List<String> allowed;
    private final Supplier<JobOperator> jobs;

    BatchJob(BuiltInSettings settings, Supplier<JobOperator> jobs) {
        this.allowed = settings.batchJobs();
        this.jobs = jobs;
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only("job", "parameters");
        var job = inputs.text("job");
        if (!allowed.contains(job)) {
            throw new WrongInput("'%s' is not one of the allowed jobs (batch-jobs)".formatted(job));
        }
        var parameters = new Properties();
        inputs.textsByName("parameters").forEach(parameters::setProperty);
        try {
            activity.outputs().put(EXECUTION, jobs.get().start(job, parameters));
        } catch (BatchRuntimeException refused) {
            return Answer.failed("job %s was not started: %s".formatted(job, refused.getMessage()));
        }
        if (activity.cancelled()) {
            cancel(activity); // who forced the node to fail found no job to stop
        }
        return Answer.pollAfter(Duration.ofSeconds(1));
    }

    @Override
    public Answer poll(Activity activity) {
        var outputs = activity.outputs();
        var id = (Long) outputs.get(EXECUTION);
        try {
            var execution = jobs.get().getJobExecution(id);
            var status = execution.getBatchStatus();
            outputs.put("batch_status", status.name());
            if (UNDER_WAY.contains(status)) {
                return Answer.pollAfter(pause(activity.polls()));
            }
            outputs.put("exit_status", execution.getExitStatus());
            return status == BatchStatus.COMPLETED
                    ? Answer.done()
                    : Answer.failed("job %s, execution %d: %s, exit status %s"
                            .formatted(execution.getJobName(), id, status, execution.getExitStatus()));
        } catch (BatchRuntimeException lost) {
            return Answer.failed("execution %d cannot be followed: %s".formatted(id, lost.getMessage()));
        }
    }

    /** A short job is noticed soon, a long one is not asked about all the time. */
    private static Duration pause(int polls) {
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, 1 + polls / 10));
    }

    @Override
    public void cancel(Activity activity) {
        if (activity.outputs().get(EXECUTION) instanceof Long id) {
            try {
                jobs.get().stop(id);
            } catch (BatchRuntimeException over) {
                // it does not run: there is nothing to stop
            }
        }
    }
}
