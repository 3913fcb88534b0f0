package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The directory of one Payara Server. */
record PayaraDomain(Path directory) {

    /** What is made anew at each start. The broker keeps hints only, and no message outlives its server. */
    private static final List<String> FRESH =
            List.of("config", "lib", "docroot", "applications", "generated", "autodeploy", "osgi-cache", "imq", "tmp");

    /** What a start begins with. The cache of modules would be filled anew at each start, which takes seconds. */
    private static final List<String> KEPT = List.of("config", "lib", "docroot", "osgi-cache", "imq");

    /** How its JVM is started; beside the domain's own folders. */
    private static final String LAUNCH = "launch";

    PayaraDomain {
        directory = directory.toAbsolutePath().normalize();
    }

    /** @param kept what {@link #keepIn} has left */
    void layOut(Path kept) throws IOException {
        for (var folder : FRESH) {
            new FileTree(directory.resolve(folder)).delete();
        }
        Files.deleteIfExists(directory.resolve(LAUNCH));
        new FileTree(kept).copyTo(directory);
        Files.createDirectories(deployments());
        Files.createDirectories(log().getParent());
    }

    /** Leaves what a start begins with, and nothing else that a server has written for itself. */
    void keepIn(Path kept, PayaraLaunch launch) throws IOException {
        for (var folder : KEPT) {
            var own = new FileTree(directory.resolve(folder));
            if (Files.exists(own.root())) {
                own.copyTo(kept.resolve(folder));
            }
        }
        launch.write(kept.resolve(LAUNCH));
    }

    /** @param options of the JVM, on top of the domain's own */
    Process begin(List<String> options, Map<String, String> environment) throws IOException {
        return begin(PayaraLaunch.read(directory.resolve(LAUNCH)), options, environment);
    }

    Process begin(PayaraLaunch launch, List<String> options, Map<String, String> environment) throws IOException {
        Files.createDirectories(temporary());
        var all = new ArrayList<>(options);
        all.add("-Djava.io.tmpdir=" + temporary()); // it leaves a folder there at each start
        var server = new ProcessBuilder(launch.command(directory, all))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().resolveSibling("console.log").toFile());
        server.environment().putAll(environment);
        var process = server.start();
        process.getOutputStream().close(); // it would wait to be told passwords
        return process;
    }

    Path configuration() {
        return directory.resolve("config/domain.xml");
    }

    /** Of the realm that remote EJB calls are authenticated by. */
    Path users() {
        return directory.resolve("config/keyfile");
    }

    /** What the embedded broker reads before all else. */
    Path broker() {
        return directory.resolve("imq/instances/imqbroker/props/config.properties");
    }

    /** Payara deploys what is put here. */
    Path deployments() {
        return directory.resolve("autodeploy");
    }

    private Path temporary() {
        return directory.resolve("tmp");
    }

    Path log() {
        return directory.resolve("logs/server.log");
    }
}
