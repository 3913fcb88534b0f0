package culm.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code mvn -Prun} runs when everything is built: a server, one flow on it, and how to run that flow again.
 * Its arguments are the project's folder, the kind of server, its unpacked folder, the kind of database and that of broker.
 */
public final class RunCulm {

    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);

    private final PrintStream out;
    private final Places places;
    private final ServerPlan plan;

    private RunCulm(PrintStream out, Places places, ServerPlan plan) {
        this.out = out;
        this.places = places;
        this.plan = plan;
    }

    public static void main(String[] arguments) {
        Trouble.telling(() -> {
            var places = places(arguments);
            var choices = choices(places, arguments);
            Preflight.check(places, choices);
            var password = AdminPassword.of(System.getenv(), places.shared());
            var directory = places.server(choices.httpPort());
            new RunCulm(System.out, places, choices.plan(directory, password)).run();
        });
    }

    static Places places(String[] arguments) {
        return new Places(Path.of(arguments[0]), ServerKind.named(arguments[1]), Path.of(arguments[2]));
    }

    static Choices choices(Places places, String[] arguments) {
        return Choices.of(places.kind(), arguments[3], arguments[4], System.getenv());
    }

    private void run() {
        try (var server = new LocalServer(places, plan)) {
            serveUntilStopped(server);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that is being stopped refuses what is under way; that is no trouble. */
    private void serveUntilStopped(LocalServer server) throws InterruptedException {
        try {
            serve(server);
        } catch (Trouble trouble) {
            if (!server.isClosing()) {
                throw trouble;
            }
        }
    }

    private void serve(LocalServer server) throws InterruptedException {
        out.printf("%nStarting %s with %s%n", places.kind().title(), places.applicationName());
        var begin = Instant.now();
        server.start(BOOT_LIMIT);
        out.printf("Ready after %s%s%n", passed(begin), memory(server));
        var api = new CulmApi(server.address(), ServerPlan.ADMIN, plan.adminPassword());
        out.printf("Running %s%n", places.shown(places.sample()));
        var view = ProgressView.on(out, System.console() != null);
        begin = Instant.now();
        var outputs = new SampleFlow(api, server, view).run(sample());
        out.printf("FINISHED after %s, outputs:%n", passed(begin));
        outputs.forEach((name, value) -> out.printf("  %s = %s%n", name, value));
        out.print(farewell(server));
        out.flush();
        server.awaitEnd();
    }

    private static String passed(Instant begin) {
        return "%.1f s".formatted(Duration.between(begin, Instant.now()).toMillis() / 1_000.0);
    }

    private static String memory(LocalServer server) {
        var megabytes = Memory.resident(server.process().pid());
        return megabytes.isPresent() ? ", with %d MB of memory".formatted(megabytes.getAsLong()) : "";
    }

    private String sample() {
        try {
            return Files.readString(places.sample());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String farewell(LocalServer server) {
        return """

                Culm is at %1$s   user: %2$s   password: %3$s
                Run the flow again:
                curl -u '%2$s:%3$s' -H 'Content-Type: application/json' -d @%4$s %1$sapi/v1/pipelines
                Ctrl-C stops the server.
                """
                .formatted(server.address(), ServerPlan.ADMIN, plan.adminPassword(), places.shown(places.sample()));
    }
}
