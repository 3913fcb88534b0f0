package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "os.name",
        matches = "Linux",
        disabledReason = "this build brings MariaDB for Linux on amd64 only")
@EnabledIfSystemProperty(
        named = "os.arch",
        matches = "amd64",
        disabledReason = "this build brings MariaDB for Linux on amd64 only")
class MariaDbIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Extent extent = Extent.asked();

    @Test
    void twoServersOnMariaDbBringRunsToTheirEnd() {
        var root = Path.of(System.getProperty("culm.root"));
        try (var database = new MariaDbUnderTest(root, ServerDirectories.fresh(root, "mariadb"));
                var cluster = Cluster.start("on-mariadb", database.plan(), 2)) {
            var runs = new Runs(cluster.any(), "maria");
            runs.start(extent.runs());
            runs.bringToTheirEnd(LIMIT);
            runs.check();
            assertThat(runs.lost()).as("no server was lost").isEmpty();
            cluster.witness().check();
        }
    }
}
