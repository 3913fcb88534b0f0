package culm.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory of one server. Configuration and application are fresh at every start, the data stays. */
final class ServerFiles {

    private static final Pattern COMPLAINT = Pattern.compile(".* ERROR \\[culm\\.[^]]*] \\([^)]*\\) (.*)");

    private final Path directory;

    ServerFiles(Path directory) {
        this.directory = directory;
    }

    Path configuration() {
        return directory.resolve("configuration");
    }

    Path log() {
        return directory.resolve("log/server.log");
    }

    /** What the process says before WildFly's own log is open. */
    Path console() {
        return directory.resolve("log/console.log");
    }

    /** WildFly leaves this file when it cannot deploy the application. */
    Path refusal() {
        return deployments().resolve("culm.ear.failed");
    }

    /** What Culm itself has last complained of, from a place in the log on; empty if of nothing. */
    Optional<String> complaint(long from) throws IOException {
        try (var log = Files.newByteChannel(log())) {
            var lines = new BufferedReader(Channels.newReader(log.position(from), StandardCharsets.UTF_8));
            return lines.lines()
                    .map(COMPLAINT::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .reduce((earlier, later) -> later);
        }
    }

    /** Where the next line of the log begins. */
    long logEnd() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    void layOut(Path shippedConfiguration) throws IOException {
        delete(configuration());
        delete(deployments());
        Files.createDirectories(configuration());
        Files.createDirectories(deployments());
        Files.createDirectories(directory.resolve("log"));
        try (var shipped = Files.newDirectoryStream(shippedConfiguration, Files::isRegularFile)) {
            for (var file : shipped) {
                Files.copy(file, configuration().resolve(file.getFileName()));
            }
        }
    }

    void deploy(Path ear) throws IOException {
        Files.copy(ear, deployments().resolve("culm.ear"));
    }

    private Path deployments() {
        return directory.resolve("deployments");
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
