package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the components have written about their executions, outside of the engine. */
record Witness(Path file) {

    /** How the components learn of it. */
    String setting() {
        return "chaos.witness=" + file;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long executions() {
        return lines().size();
    }

    /** No component that may not be executed twice was, for one attempt; nor was one given a callback twice. */
    void check() {
        assertThat(lines().stream().filter(line -> line.startsWith("once ")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }
}
