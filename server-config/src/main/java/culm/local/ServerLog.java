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
 * @param lack finds where the server says what it misses; its first group is the name of that
 */
record ServerLog(Path file, Pattern complaint, Pattern lack) {

    /** Where the next line begins. */
    long end() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    boolean has(Pattern pattern, long from) throws IOException {
        return pattern.matcher(text(from)).find();
    }

    /** Why Culm does not run, from a place in the log on: what Culm itself has last complained of, or what the server misses. */
    Optional<String> reason(long from) throws IOException {
        var text = text(from);
        return last(complaint, text).or(() -> last(lack, text).map("the server has no %s"::formatted));
    }

    private static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).reduce((earlier, later) -> later);
    }

    private String text(long from) throws IOException {
        if (end() <= from) {
            return "";
        }
        try (var bytes = Files.newByteChannel(file)) {
            return new String(Channels.newInputStream(bytes.position(from)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
