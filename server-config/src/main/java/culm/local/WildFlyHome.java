package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.wildfly.core.launcher.CliCommandBuilder;
import org.wildfly.core.launcher.Launcher;

/** An unpacked WildFly. It is made ready for culm.ear once, by the scripts that make any WildFly ready for it. */
final class WildFlyHome {

    static final String SERVER_CONFIG = "standalone-full.xml";

    private static final List<String> SCRIPTS = List.of("install.cli", "local.cli");

    private final Places places;

    WildFlyHome(Places places) {
        this.places = places;
    }

    Path directory() {
        return places.wildfly();
    }

    Path configuration() {
        return directory().resolve("standalone/configuration");
    }

    void prepare() throws IOException, InterruptedException {
        var done = directory().resolve("culm-prepared");
        var recipe = recipe();
        if (Files.exists(done) && Files.readString(done).equals(recipe)) {
            return;
        }
        Files.deleteIfExists(done);
        restoreConfiguration();
        for (var script : SCRIPTS) {
            run(script);
        }
        Files.writeString(done, recipe);
    }

    private String recipe() throws IOException {
        var text = new StringBuilder();
        for (var script : SCRIPTS) {
            text.append(Files.readString(places.scripts().resolve(script)));
        }
        return text.toString();
    }

    /** A changed script starts from what WildFly shipped, not from what the older script left. */
    private void restoreConfiguration() throws IOException {
        var current = configuration().resolve(SERVER_CONFIG);
        var shipped = configuration().resolve(SERVER_CONFIG + ".shipped");
        if (Files.exists(shipped)) {
            Files.copy(shipped, current, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.copy(current, shipped);
        }
    }

    private void run(String script) throws IOException, InterruptedException {
        var log = directory().resolve("culm-" + script + ".log");
        var command = CliCommandBuilder.asModularLauncher(directory())
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setScriptFile(places.scripts().resolve(script));
        var process = Launcher.of(command)
                .addEnvironmentVariable("JBOSS_HOME", directory().toString())
                .setDirectory(places.libraries())
                .setRedirectErrorStream(true)
                .redirectOutput(log)
                .launch();
        if (process.waitFor() != 0) {
            throw new Trouble("WildFly refused %s; see %s".formatted(script, places.shown(log)));
        }
    }
}
