package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.local.Figures;
import culm.local.FirstRun;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Prun} shows comes to its end on each server, and tells how heavy the server is. */
class FirstRunIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path FIGURES = ROOT.resolve("src-test/target/figures.txt");

    @Test
    void theSampleFlowEndsAndTheServerTellsItsFigures() throws IOException, InterruptedException {
        var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(ROOT, "first-run"), "first-run-secret");
        var places = ChosenServer.places();

        try (var server = new LocalServer(places, plan)) {
            server.prepare(); // what is made once for all starts is not what a start takes
            var figures = new FirstRun(System.out, places, server).watch();

            assertThat(figures.boot()).isPositive();
            assertThat(figures.flow()).isPositive();
            tell(figures);
        }
    }

    private static void tell(Figures figures) throws IOException {
        System.out.println(figures);
        Files.writeString(FIGURES, figures + System.lineSeparator());
    }
}
