package culm.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories for the servers of tests. A server keeps its data; one that others have used would know their flows. */
public final class ServerDirectories {

    private ServerDirectories() {}

    /** @param root the project's checkout */
    public static Path fresh(Path root, String purpose) {
        try {
            var servers = Files.createDirectories(root.resolve("src-test/target/servers"));
            return Files.createTempDirectory(servers, purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
