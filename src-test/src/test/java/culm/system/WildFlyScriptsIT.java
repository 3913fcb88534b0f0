package culm.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the scripts for a WildFly of one's own leave, whoever runs them how often. */
@Tag("wildfly")
@Tag("scripts")
class WildFlyScriptsIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path SHIPPED = Path.of(System.getProperty("culm.wildfly"));
    private static final Path SCRIPTS = ROOT.resolve("server-config/wildfly");
    private static final List<String> ALL = List.of("install.cli", "mariadb.cli", "postgresql.cli", "broker.cli");
    private static final String CONFIGURATION = "standalone/configuration/standalone-full.xml";

    private final Path directory = ServerDirectories.fresh(ROOT, "wildfly-scripts");
    private final Path home = directory.resolve("wildfly");

    @Test
    void runTwiceTheyChangeNothingFurtherAndRemoveTakesAllOfItBack() throws IOException, InterruptedException {
        asShipped();
        run(List.of("remove.cli")); // the server writes the file in its own way
        var before = state();

        run(ALL);
        var installed = state();
        assertThat(installed).isNotEqualTo(before);
        run(ALL);
        assertThat(state()).isEqualTo(installed);

        run(List.of("remove.cli"));
        assertThat(state()).isEqualTo(before);
    }

    private void run(List<String> scripts) throws IOException, InterruptedException {
        var cli = new Command(ROOT.resolve("server-config/target/libraries"), directory.resolve("output"));
        for (var script : scripts) {
            cli.run(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + SCRIPTS.resolve(script));
        }
    }

    /** A server that shares with the unpacked one what no script touches. */
    private void asShipped() throws IOException {
        Files.createDirectories(home.resolve("modules"));
        link("jboss-modules.jar");
        link("modules/system");
        copy("bin");
        copy("standalone/configuration");
        var kept = SHIPPED.resolve(CONFIGURATION + ".shipped");
        Files.copy(kept, home.resolve(CONFIGURATION), StandardCopyOption.REPLACE_EXISTING);
    }

    private void link(String path) throws IOException {
        Files.createSymbolicLink(home.resolve(path), SHIPPED.resolve(path));
    }

    private void copy(String folder) throws IOException {
        try (var paths = Files.walk(SHIPPED.resolve(folder))) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = home.resolve(SHIPPED.relativize(path));
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** The configuration, and the modules that are not WildFly's own. */
    private Map<String, String> state() throws IOException {
        try (var modules = Files.walk(home.resolve("modules"))) {
            return Stream.concat(modules, Stream.of(home.resolve(CONFIGURATION)))
                    .filter(path -> Files.isRegularFile(path))
                    .collect(toMap(path -> home.relativize(path).toString(), this::content, (a, b) -> a, TreeMap::new));
        }
    }

    private String content(Path file) {
        try {
            return file.toString().endsWith(".xml")
                    ? Files.readString(file)
                    : HexFormat.of().toHexDigits(Arrays.hashCode(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
