package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server tells Prometheus: the same on each of them, and what dashboard and alerts ask for. */
@ExtendWith(ServerExtension.class)
class MetricsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path MONITORING = Path.of(System.getProperty("culm.root"), "server-config/monitoring");
    private static final Path TOLD = Path.of(
            System.getProperty("culm.root"),
            "src-test/target/metrics-%s.txt".formatted(System.getProperty("culm.server")));
    private static final Pattern NAME = Pattern.compile("\\b(culm|jvm|process|system)_[a-z0-9_]+");

    @BeforeEach
    void haveSomethingHappen(CulmUnderTest culm) {
        culm.rest().post("api/v1/workers/components", Map.of("code", "metrics"));
        Waiting.until(() -> metrics(culm).contains("culm_worker_tasks_waiting"), SOON);
        var tasks = new RestTaskService(culm.rest());
        var ids = tasks.runPipeline(
                Documents.line("metrics", 2), RunOptions.defaults().withFreshIds(true));
        Waiting.until(tasks, (String) ids.extra().get("pipeline_id"), "FINISHED", SOON);
        var tree = Documents.line("sick", 1);
        Documents.setComponent(tree, "sickn0", "mayfail", Map.of("fail", "true"));
        var sick = tasks.runPipeline(tree, RunOptions.defaults().withFreshIds(true));
        Waiting.until(tasks, (String) sick.extra().get("pipeline_id"), "FAILED", SOON);
        tasks.revokePipeline((String) sick.extra().get("pipeline_id"));
    }

    @AfterEach
    void leaveNothing(CulmUnderTest culm) {
        culm.rest().send("DELETE", "api/v1/workers/components/metrics");
    }

    private static String metrics(CulmUnderTest culm) {
        return culm.rest().get("metrics").response().body();
    }

    @Test
    void strangersSeeNothing(CulmUnderTest culm) {
        assertThat(culm.rest().anonymous().get("metrics").status()).isEqualTo(401);
        assertThat(culm.as("admin", "wrong").rest().get("metrics").status()).isEqualTo(401);
    }

    @Test
    void areInTheTextFormatOfPrometheus(CulmUnderTest culm) {
        var answer = culm.rest().get("metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/plain").contains("version=0.0.4");
        assertThat(answer.response().body().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("# (HELP|TYPE) [a-z0-9_]+ .*|[a-z0-9_]+(\\{.*})? [-+0-9.eEaINfn]+"));
    }

    @Test
    void tellWhatHasHappened(CulmUnderTest culm) {
        assertThat(metrics(culm).lines())
                .anyMatch(line -> line.matches("culm_component_call_seconds_count\\{component=\"echo\",.*} [1-9].*"))
                .anyMatch(line -> line.matches(
                        "culm_component_call_seconds_count\\{component=\"mayfail\",.*outcome=\"failed\".*} [1-9].*"))
                .anyMatch(line -> line.matches("culm_component_commit_seconds_sum\\{component=\"echo\",.*} .*[1-9].*"))
                .anyMatch(line -> line.matches("culm_claims_total\\{queue=\"default\"} [1-9].*"))
                .anyMatch(line -> line.matches("culm_runs_ended_total\\{state=\"FINISHED\"} [1-9].*"))
                .anyMatch(line -> line.matches("culm_runs_ended_total\\{state=\"REVOKED\"} [1-9].*"))
                .contains(
                        "culm_consumers{queue=\"default\"} 32.0",
                        "culm_queue_consumers{queue=\"default\"} 32.0",
                        "culm_servers{state=\"ALIVE\"} 1.0",
                        "culm_part_up{part=\"database\"} 1.0",
                        "culm_part_up{part=\"broker\"} 1.0",
                        "culm_frozen 0.0");
    }

    /** {@code metrics.txt} holds every server to the same names; those of the collector are the JVM's own. */
    @Test
    void haveTheSameNamesOnEachServer(CulmUnderTest culm) throws IOException {
        var types = metrics(culm)
                .lines()
                .filter(line -> line.startsWith("# TYPE ") && !line.startsWith("# TYPE jvm_gc_"))
                .map(line -> line.substring("# TYPE ".length()))
                .sorted()
                .collect(Collectors.joining("\n"));
        Files.writeString(TOLD, types + "\n");

        assertThat(types).isEqualTo(Documents.text("/metrics.txt").strip());
    }

    @Test
    void dashboardAndAlertsAskForNothingElse(CulmUnderTest culm) throws IOException {
        var told = metrics(culm)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toSet());

        assertThat(asked("grafana-dashboard.json")).hasSizeGreaterThan(25);
        assertThat(told).containsAll(asked("grafana-dashboard.json"));
        assertThat(asked("alerts.yml")).hasSizeGreaterThan(10);
        assertThat(told).containsAll(asked("alerts.yml"));
    }

    private static Set<String> asked(String file) throws IOException {
        var names = new TreeSet<String>();
        NAME.matcher(Files.readString(MONITORING.resolve(file))).results().forEach(found -> names.add(found.group()));
        return names;
    }
}
