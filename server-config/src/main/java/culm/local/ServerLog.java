package culm.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server says.
 *
 * @param complaint finds a line that Culm has written as an error; its first group is what it says
 */
record ServerLog(Path file, Pattern complaint) {

    /** Where the next line begins. */
    long end() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What Culm itself has last complained of, from a place in the log on; empty if of nothing. */
    Optional<String> complaint(long from) throws IOException {
        return complaint
                .matcher(text(from))
                .results()
                .map(found -> found.group(1))
                .reduce((earlier, later) -> later);
    }

    private String text(long from) throws IOException {
        try (var bytes = Files.newByteChannel(file)) {
            return new String(Channels.newInputStream(bytes.position(from)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
