package culm.local;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/** A server that starts, and the sample flow on it, as a person sees it who tries Culm for the first time. */
public final class FirstRun {

    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);

    private final PrintStream out;
    private final Places places;
    private final LocalServer server;

    public FirstRun(PrintStream out, Places places, LocalServer server) {
        this.out = out;
        this.places = places;
        this.server = server;
    }

    /** Returns what it has taken, once the flow has ended. The server is left as it is. */
    public Figures watch() throws InterruptedException {
        out.printf("%nStarting %s with %s%n", places.kind().title(), places.applicationName());
        var begin = Instant.now();
        server.start(BOOT_LIMIT);
        var boot = since(begin);
        var memory = Memory.resident(server.process().pid());
        out.printf("Ready after %s%n", Figures.shown(boot, memory));
        out.printf("Running %s%n", places.shown(places.sample()));
        begin = Instant.now();
        var outputs = sample();
        var flow = since(begin);
        out.printf("FINISHED after %s, outputs:%n", Figures.shown(flow));
        outputs.forEach((name, value) -> out.printf("  %s = %s%n", name, value));
        return new Figures(places.kind(), boot, memory, flow);
    }

    private JsonObject sample() throws InterruptedException {
        var api = new CulmApi(server.address(), ServerPlan.ADMIN, server.plan().adminPassword());
        var view = ProgressView.on(out, System.console() != null);
        return new SampleFlow(api, server, view).run(document());
    }

    private String document() {
        try {
            return Files.readString(places.sample());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Duration since(Instant begin) {
        return Duration.between(begin, Instant.now());
    }
}
