package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly with a base directory of its own. */
final class WildFly implements ServerProgram {

    static final Pattern COMPLAINT = Pattern.compile("^.* ERROR \\[culm\\.[^]]*] \\([^)]*\\) (.*)$", Pattern.MULTILINE);

    /** What is missing in an application's own names is missing because of something else. */
    static final Pattern LACK = Pattern.compile(
            "is missing \\[jboss\\.naming\\.context\\.java\\.(?!comp\\.|module\\.|app\\.)(\\w+)\\.(\\w+)]");

    private final Places places;
    private final ServerPlan plan;

    WildFly(Places places, ServerPlan plan) {
        this.places = places;
        this.plan = plan;
    }

    @Override
    public void layOut() throws IOException, InterruptedException {
        var shipped = new WildFlyHome(places).configuration(scripts());
        new FileTree(configuration()).delete();
        new FileTree(watched()).delete();
        new FileTree(shipped).copyTo(configuration());
        Files.createDirectories(watched());
        Files.createDirectories(plan.directory().resolve("log"));
        ApplicationUsers.write(configuration(), plan.everyRemoteUser());
    }

    @Override
    public void deploy(Path ear) throws IOException {
        Files.copy(ear, watched().resolve("culm.ear"));
    }

    @Override
    public Process begin() throws IOException {
        var command = StandaloneCommandBuilder.of(places.home())
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setBaseDirectory(plan.directory())
                .setServerConfiguration(WildFlyHome.SERVER_CONFIG)
                .setJavaOptions(JavaOptions.of(System.getenv()))
                .addServerArguments(arguments(plan));
        return Launcher.of(command)
                .addEnvironmentVariables(plan.environment())
                .setRedirectErrorStream(true)
                .redirectOutput(plan.directory().resolve("log/console.log"))
                .launch();
    }

    @Override
    public boolean hasRefused(long logBegin) {
        return Files.exists(watched().resolve("culm.ear.failed"));
    }

    @Override
    public ServerLog log() {
        return new ServerLog(plan.directory().resolve("log/server.log"), COMPLAINT, LACK);
    }

    /** The arguments of a WildFly that follows this plan; the directory and the passwords go other ways. */
    private static List<String> arguments(ServerPlan plan) {
        var arguments = new ArrayList<>(plan.properties());
        arguments.addAll(List.of(
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + plan.httpPort(),
                "-Djboss.management.http.port=" + plan.managementPort(),
                "-Djboss.tx.node.id=culm-" + plan.httpPort()));
        return arguments;
    }

    /** In their order. */
    private List<String> scripts() {
        var scripts = new ArrayList<>(List.of("install.cli"));
        scripts.addAll(plan.database().kind().scripts(".cli"));
        if (plan.broker().isPresent()) {
            scripts.add("broker.cli");
        }
        scripts.add("local.cli");
        return scripts;
    }

    private Path configuration() {
        return plan.directory().resolve("configuration");
    }

    @Override
    public Optional<Path> deployments() {
        return Optional.of(watched());
    }

    private Path watched() {
        return plan.directory().resolve("deployments");
    }
}
