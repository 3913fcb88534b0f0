package culm.conformance;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases of this module's resources. */
final class ConformanceFiles {

    private ConformanceFiles() {}

    static Stream<ConformanceCase> all() {
        try (var files = Files.list(
                Path.of(ConformanceFiles.class.getResource("/conformance").toURI()))) {
            return List.copyOf(files.sorted().map(ConformanceFiles::read).toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConformanceCase read(Path file) {
        try {
            return ConformanceCase.of(ConformanceCase.map(JsonText.parse(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
