package culm.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The broker of {@code mvn -Pbroker} as a child process, on the port that its plan names each time it is started. */
public final class LocalBroker implements AutoCloseable {

    private static final String MAIN = "culm.broker.RunBroker";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Places places;
    private final BrokerPlan plan;
    private final Path log;
    private final Path configuration;
    private Child child;

    /** @param log what the broker says */
    public LocalBroker(Places places, BrokerPlan plan, Path log) {
        this(places, plan, log, places.brokerXml());
    }

    /** @param configuration instead of the broker.xml of {@code mvn -Pbroker} */
    public LocalBroker(Places places, BrokerPlan plan, Path log, Path configuration) {
        this.places = places;
        this.plan = plan;
        this.log = log;
        this.configuration = configuration;
    }

    public BrokerPlan plan() {
        return plan;
    }

    /** Returns once it takes connections; may be called again when the broker has ended. */
    public void start(Duration limit) {
        try {
            Files.createDirectories(log.getParent());
            var command = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            command.environment().putAll(plan.environment());
            child = Child.of(command.start());
            awaitReady(Instant.now().plus(limit));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while the broker was starting.", interrupted);
        }
    }

    public boolean isReady() {
        return plan.listens();
    }

    /** Ends the broker as a crash would. */
    public void kill() {
        child.kill();
    }

    /** The broker keeps its connections and answers nobody. */
    public void pause() {
        child.pause();
    }

    public void resume() {
        child.resume();
    }

    @Override
    public void close() {
        if (child != null) {
            child.stop();
        }
    }

    private List<String> command() {
        var classPath =
                places.classes() + File.pathSeparator + places.brokerLibraries().resolve("*");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                MAIN,
                configuration.toString());
    }

    private void awaitReady(Instant deadline) throws InterruptedException {
        while (!isReady()) {
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("The broker does not listen; see " + places.shown(log));
            }
            if (child.hasEnded(BETWEEN_LOOKS)) {
                throw new Trouble("The broker stopped; see " + places.shown(log));
            }
        }
    }
}
