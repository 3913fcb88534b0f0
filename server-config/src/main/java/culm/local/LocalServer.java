package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly with culm.ear as a child process: it listens on the loopback address and ends with this process. */
public final class LocalServer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Places places;
    private final ServerPlan plan;
    private final ServerFiles files;
    private Process process;
    private volatile boolean closing;

    public LocalServer(Places places, ServerPlan plan) {
        this.places = places;
        this.plan = plan;
        this.files = new ServerFiles(plan.directory());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:%d/culm/".formatted(plan.httpPort()));
    }

    /** Lays out a server without the application, for whoever starts it and deploys to it. */
    public void prepare() {
        try {
            var home = new WildFlyHome(places);
            home.prepare();
            files.layOut(home.configuration());
            ApplicationUsers.write(files.configuration(), ServerPlan.ADMIN, plan.adminPassword(), "culm-admin");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw interruptedWhileStarting(interrupted);
        }
    }

    /** Returns once the engine is open for work. */
    public void start(Duration limit) {
        prepare();
        try {
            files.deploy(places.ear());
            process = launch();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-wildfly"));
            awaitReady(Instant.now().plus(limit));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw interruptedWhileStarting(interrupted);
        }
    }

    /** Lets time pass; a server that dies meanwhile is trouble. */
    void pass(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Trouble(
                    "The server stopped (exit %d); see %s".formatted(process.exitValue(), places.shown(files.log())));
        }
    }

    /** Returns when the server has ended, by whatever hand. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Whether it has been told to end: what fails from then on is no trouble. */
    boolean isClosing() {
        return closing;
    }

    /** Ends the server as a crash would, without a word. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        closing = true;
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException impatient) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private static Trouble interruptedWhileStarting(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new Trouble("Interrupted while the server was starting.", interrupted);
    }

    private Process launch() throws IOException {
        var command = StandaloneCommandBuilder.of(places.wildfly())
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setBaseDirectory(plan.directory())
                .setServerConfiguration(WildFlyHome.SERVER_CONFIG)
                .setJavaOptions(JavaOptions.of(System.getenv()))
                .addServerArguments(plan.arguments());
        return Launcher.of(command)
                .addEnvironmentVariable(AdminPassword.VARIABLE, plan.adminPassword())
                .addEnvironmentVariable("CULM_EXAMPLES", "true")
                .setRedirectErrorStream(true)
                .redirectOutput(files.console())
                .launch();
    }

    private void awaitReady(Instant deadline) throws InterruptedException {
        var api = new CulmApi(address(), ServerPlan.ADMIN, plan.adminPassword());
        while (!api.isReady()) {
            if (Files.exists(files.refusal())) {
                throw new Trouble("WildFly refused culm.ear; see " + places.shown(files.log()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("The server is up but not ready; see " + places.shown(files.log()));
            }
            pass(BETWEEN_LOOKS);
        }
    }
}
