package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the scripts for a Payara of one's own leave, whoever runs them how often. */
@Tag("payara")
@Tag("scripts")
class PayaraScriptsIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path HOME = Path.of(System.getProperty("culm.home"));
    private static final Path SCRIPTS = ROOT.resolve("server-config/payara");
    private static final String CONFIGURATION = "config/domain.xml";

    /** What the scripts set of what Payara ships, which keeps nothing that is as it is by itself. */
    private static final List<String> SET = List.of(
            "<jms-service [^>]*start-args=",
            "<mdb-container [^>]*max-pool-size=",
            "<thread-pool [^>]*name=\"http-thread-pool\" [^>]*max-thread-pool-size=",
            "<thread-pool [^>]*max-thread-pool-size=[^>]* name=\"http-thread-pool\"");

    private final ServerPlan plan =
            ServerPlan.onFreePorts(ServerDirectories.fresh(ROOT, "payara-scripts"), "scripts-test-secret");
    private final Path domain = plan.directory();

    @Test
    void runTwiceTheyChangeNothingFurtherAndRemoveTakesAllOfItBack() throws IOException, InterruptedException {
        try (var server = new LocalServer(ChosenServer.places(), plan)) {
            server.start(Duration.ofMinutes(3));
            asadmin("undeploy", "culm");
            var before = configuration(); // install.asadmin was run on it when it was made ready
            assertThat(SET).anyMatch(set -> Pattern.compile(set).matcher(before).find());
            run("install.asadmin");
            assertThat(configuration()).isEqualTo(before);

            run("postgresql.asadmin");
            var installed = configuration();
            assertThat(installed).isNotEqualTo(before);
            run("postgresql.asadmin");
            assertThat(configuration()).isEqualTo(installed);

            run("remove.asadmin");
            var removed = configuration();
            assertIsAsShipped(removed);
            run("remove.asadmin");
            assertThat(configuration()).isEqualTo(removed);
        }
    }

    private void assertIsAsShipped(String configuration) throws IOException {
        assertThat(configuration).doesNotContain("jdbc/culm", "\"culm\"", "\"culm-postgresql\"");
        assertThat(domain.resolve("lib")).isDirectoryNotContaining("glob:**/postgresql*");
        for (var set : SET) {
            assertThat(configuration).doesNotContainPattern(set);
        }
    }

    private String configuration() throws IOException {
        return Files.readString(domain.resolve(CONFIGURATION));
    }

    private void run(String script) throws IOException, InterruptedException {
        asadmin("multimode", "--file", SCRIPTS.resolve(script).toString());
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        var folder = ROOT.resolve("server-config/target/libraries");
        var command =
                List.of(HOME.resolve("bin/asadmin").toString(), "--port", Integer.toString(plan.managementPort()));
        new Command(folder, domain.resolve("output"))
                .run(Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
    }
}
