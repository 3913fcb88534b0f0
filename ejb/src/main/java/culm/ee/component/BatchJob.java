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

/** Starts a Jakarta Batch job and follows it to its end. */
@Plugin(code = "batch_job", name = "Batch job", group = "built-in")
public final class BatchJob extends BuiltIn {

    private static final long LONGEST_SECONDS = 30;
    private static final Set<BatchStatus> UNDER_WAY =
            EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);
    private static final String EXECUTION = "execution_id";

    private final List<String> allowed;
    private final Jobs jobs;

    BatchJob(BuiltInSettings settings, Jobs jobs) {
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
        var answer = jobs.ask(operator -> start(operator, job, parameters, activity));
        if (activity.cancelled()) {
            cancel(activity); // who forced the node to fail found no job to stop
        }
        return answer;
    }

    private static Answer start(JobOperator operator, String job, Properties parameters, Activity activity) {
        try {
            activity.outputs().put(EXECUTION, operator.start(job, parameters));
            return Answer.pollAfter(Duration.ofSeconds(1));
        } catch (BatchRuntimeException refused) {
            return Answer.failed("job %s was not started: %s".formatted(job, refused.getMessage()));
        }
    }

    @Override
    public Answer poll(Activity activity) {
        return jobs.ask(operator -> follow(operator, activity));
    }

    private static Answer follow(JobOperator operator, Activity activity) {
        var outputs = activity.outputs();
        var id = (Long) outputs.get(EXECUTION);
        try {
            var execution = operator.getJobExecution(id);
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
            jobs.ask(operator -> stop(operator, id));
        }
    }

    private static boolean stop(JobOperator operator, long id) {
        try {
            operator.stop(id);
            return true;
        } catch (BatchRuntimeException over) {
            return false; // it does not run: there is nothing to stop
        }
    }
}
