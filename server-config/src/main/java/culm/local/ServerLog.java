package culm.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a server says.
 *
 * @param complaint finds a line that Culm has written as an error; its first group is what it says
 * @param lack finds where the server says what it misses; its groups, with slashes between them, are the name of that
 */
record ServerLog(Path file, Pattern complaint, Pattern lack) {

    private static final Pattern TAKEN = Pattern.compile("Address already in use(?: /?([\\d.]+:\\d+))?");

    /** Where the next line begins. */
    long end() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    boolean has(Pattern pattern, long from) throws IOException {
        return pattern.matcher(text(from)).find();
    }

    /** Why Culm does not run, from a place in the log on: what Culm itself has last complained of, or what the server misses or finds taken. */
    Optional<String> reason(long from) throws IOException {
        var text = text(from);
        return complaint
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .reduce((earlier, later) -> later)
                .or(() -> lack.matcher(text).results().findFirst().map(found -> "the server has no " + joined(found)))
                .or(() -> TAKEN.matcher(text).results().findFirst().map(ServerLog::taken));
    }

    private static String taken(MatchResult found) {
        return found.group(1) == null ? "a port is taken" : "the port of %s is taken".formatted(found.group(1));
    }

    private static String joined(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .collect(Collectors.joining("/"));
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
