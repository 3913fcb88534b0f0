package culm.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The directory of one server. Configuration and application are fresh at every start, the data stays. */
final class ServerFiles {

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
