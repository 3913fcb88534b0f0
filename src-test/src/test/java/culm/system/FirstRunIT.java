package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.local.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code mvn -Prun} shows has come to its end on the server that all tests use, and tells how heavy it is. */
@ExtendWith(ServerExtension.class)
class FirstRunIT {

    private static final Path FIGURES = Path.of(System.getProperty("culm.root"), "src-test/target/figures.txt");

    @Test
    void theServerTellsItsFigures(Figures figures) throws IOException {
        assertThat(figures.boot()).isPositive();
        assertThat(figures.flow()).isPositive();

        Files.writeString(FIGURES, figures + System.lineSeparator());
    }
}
