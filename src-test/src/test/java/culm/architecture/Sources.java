package culm.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project as it lies on the disk. */
final class Sources {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final List<String> MODULES =
            List.of("ejb", "web", "server-config", "server-config/micro/adapter", "src-test");

    private Sources() {}

    static JavaClasses mainClasses() {
        return new ClassFileImporter()
                .importPaths(ROOT.resolve("ejb/target/classes"), ROOT.resolve("web/target/classes"));
    }

    /** Every Java file, tests included. */
    static List<Path> javaFiles() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(Sources::javaFilesUnder)
                .toList();
    }

    static String shown(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static Stream<Path> javaFilesUnder(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
