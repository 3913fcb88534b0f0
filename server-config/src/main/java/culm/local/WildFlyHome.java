package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.wildfly.core.launcher.CliCommandBuilder;
import org.wildfly.core.launcher.Launcher;

/**
 * An unpacked WildFly. Each combination of scripts is run on it once, the same ones that make any WildFly ready for
 * culm.ear; the configurations that they leave are kept, so that a server boots without running them again.
 */
final class WildFlyHome {

    static final String SERVER_CONFIG = "standalone-full.xml";

    private final Places places;

    WildFlyHome(Places places) {
        this.places = places;
    }

    /** The directory with the configuration that {@code scripts} make, in their order. */
    Path configuration(List<String> scripts) throws IOException, InterruptedException {
        var recipe = Recipe.of(places.scripts(), scripts);
        var kept = places.home().resolve("culm-configurations").resolve(recipe.name());
        if (!Files.exists(kept)) {
            restoreConfiguration();
            run(recipe.text());
            keep(kept);
        }
        return kept;
    }

    private Path shippedDirectory() {
        return places.home().resolve("standalone/configuration");
    }

    private void restoreConfiguration() throws IOException {
        var current = shippedDirectory().resolve(SERVER_CONFIG);
        var shipped = shippedDirectory().resolve(SERVER_CONFIG + ".shipped");
        if (Files.exists(shipped)) {
            Files.copy(shipped, current, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.copy(current, shipped);
        }
    }

    private void run(String recipe) throws IOException, InterruptedException {
        var script = Files.writeString(places.home().resolve("culm-setup.cli"), recipe);
        var log = places.home().resolve("culm-setup.log");
        var command = CliCommandBuilder.asModularLauncher(places.home())
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .addJavaOption("-XX:TieredStopAtLevel=1")
                .setScriptFile(script);
        var process = Launcher.of(command)
                .addEnvironmentVariable("JBOSS_HOME", places.home().toString())
                .setDirectory(places.libraries())
                .setRedirectErrorStream(true)
                .redirectOutput(log)
                .launch();
        if (process.waitFor() != 0) {
            throw new Trouble("WildFly refused a script; see " + places.shown(log));
        }
    }

    /** Complete from the moment it is seen: a configuration that was half copied would be taken for a whole one. */
    private void keep(Path kept) throws IOException {
        var half = Files.createTempDirectory(Files.createDirectories(kept.getParent()), "half-");
        try (var files = Files.newDirectoryStream(shippedDirectory(), Files::isRegularFile)) {
            for (var file : files) {
                Files.copy(file, half.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
