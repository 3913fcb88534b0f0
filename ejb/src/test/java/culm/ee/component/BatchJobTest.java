package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.Attempt;
import culm.ee.component.BuiltInSettings.SqlSettings;
import culm.ee.http.Targets;
import culm.plugin.Answer.Kind;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobStartException;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BatchJobTest {

    private final List<Object> asked = new ArrayList<>();
    private BatchStatus status = BatchStatus.STARTED;
    private final BatchJob component = new BatchJob(settings("nightly", "broken"), new Jobs() {
        @Override
        public <T> T ask(Function<JobOperator, T> question) {
            return question.apply(operator());
        }
    });

    static BuiltInSettings settings(String... jobs) {
        return new BuiltInSettings(
                new HttpSettings(new Targets(List.of()), new Targets(List.of()), Duration.ofSeconds(60), 1_000),
                Map.of("default", "mail/culm", "gone", "mail/gone"),
                Map.of("default", "jms/factory"),
                Map.of("orders", "jms/orders"),
                new SqlSettings(Map.of(), List.of(), 10, Duration.ofSeconds(60)),
                List.of(jobs),
                Map.of("stock", "java:global/shop/Stock!culm.ee.component.InvokeEjbTest$Stock"));
    }

    private JobOperator operator() {
        return (JobOperator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JobOperator.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    asked.addAll(List.of(arguments));
                    return switch (method.getName()) {
                        case "start" -> start((String) arguments[0]);
                        case "getJobExecution" -> execution();
                        case "stop" -> throw new JobExecutionNotRunningException("over");
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static long start(String job) {
        if (job.equals("broken")) {
            throw new JobStartException("no such job");
        }
        return 7L;
    }

    private JobExecution execution() {
        return (JobExecution) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {JobExecution.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBatchStatus" -> status;
                    case "getExitStatus" -> "code 3";
                    case "getJobName" -> "nightly";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Attempt started() throws Exception {
        var attempt = Attempt.of("job", "nightly", "parameters", Map.of("day", "2026-03-01", "rows", 5L));
        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.POLL);
        return attempt;
    }

    @Test
    void startsTheJobWithItsParametersAndFollowsItToItsEnd() throws Exception {
        var attempt = started();
        var parameters = new Properties();
        parameters.putAll(Map.of("day", "2026-03-01", "rows", "5"));
        assertThat(asked).containsExactly("start", "nightly", parameters);

        assertThat(component.poll(attempt).interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(component.poll(attempt.polled(1_000)).interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(attempt.outputs()).containsEntry("batch_status", "STARTED").doesNotContainKey("exit_status");
        status = BatchStatus.COMPLETED;

        assertThat(component.poll(attempt).kind()).isEqualTo(Kind.DONE);
        assertThat(attempt.outputs())
                .containsEntry("execution_id", 7L)
                .containsEntry("batch_status", "COMPLETED")
                .containsEntry("exit_status", "code 3");
    }

    @Test
    void failsWhenTheJobHasFailed() throws Exception {
        var attempt = started();
        status = BatchStatus.FAILED;

        assertThat(component.poll(attempt).reason()).isEqualTo("job nightly, execution 7: FAILED, exit status code 3");
    }

    @Test
    void whoForcesTheNodeToFailStopsTheJob() throws Exception {
        var attempt = started();

        component.cancel(attempt);

        assertThat(asked).endsWith("stop", 7L);
    }

    @Test
    void aJobThatWasStartedWhileTheNodeWasForcedToFailIsStopped() throws Exception {
        var attempt = Attempt.of("job", "nightly");
        component.cancel(attempt);
        assertThat(asked).isEmpty();
        attempt.cancel();

        component.execute(attempt);

        assertThat(asked).endsWith("stop", 7L);
    }

    @Test
    void onlyNamedJobsAreStarted() throws Exception {
        assertThat(component.execute(Attempt.of("job", "other")).reason())
                .isEqualTo("'other' is not one of the allowed jobs (batch-jobs)");
        assertThat(component.execute(Attempt.of("job", "broken")).reason())
                .isEqualTo("job broken was not started: no such job");
    }
}
