package culm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final int MOST_LINES = 400;

    @Test
    void noFileIsTooLongToBeAboutOneThing() {
        assertThat(Sources.javaFiles()).isNotEmpty();
        assertThat(Sources.javaFiles().stream()
                        .filter(file -> lines(file) > MOST_LINES)
                        .map(file -> Sources.shown(file) + " has " + lines(file) + " lines"))
                .isEmpty();
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
