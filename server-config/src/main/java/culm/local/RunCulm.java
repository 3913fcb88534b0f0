package culm.local;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What {@code mvn -Prun} runs when everything is built: a server, one flow on it, and how to run that flow again.
 * Its arguments are the project's folder, the kind of server, its unpacked folder, the kind of database and that of broker.
 */
public final class RunCulm {

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
        new FirstRun(out, places, server).watch();
        out.print(farewell(server));
        out.flush();
        server.awaitEnd();
    }

    private String farewell(LocalServer server) {
        return """

                The console is at %1$s   user: %2$s   password: %3$s
                Run the flow again:
                curl -u '%2$s:%3$s' -H 'Content-Type: application/json' -d @%4$s %1$sapi/v1/pipelines
                Ctrl-C stops the server.
                """
                .formatted(server.address(), ServerPlan.ADMIN, plan.adminPassword(), places.shown(places.sample()));
    }
}
