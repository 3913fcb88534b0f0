package culm.chaos.deployed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file outside of the engine, shared by all servers, that says what was executed. What is written survives a kill. */
@ApplicationScoped
public class WitnessFile {

    private static final String PROPERTY = "culm.chaos.witness";

    /** One write for each line, so that those of several servers do not mix. */
    void say(String line) {
        try {
            Files.write(
                    Path.of(System.getProperty(PROPERTY)),
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
