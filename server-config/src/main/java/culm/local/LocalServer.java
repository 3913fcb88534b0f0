package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A server with Culm as a child process: it listens on the loopback address and ends with this process. */
public final class LocalServer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Whether the server is as far as somebody waits for. */
    private interface Look {

        boolean answers() throws InterruptedException;
    }

    private final Places places;
    private final ServerPlan plan;
    private final ServerProgram program;
    private final CulmApi api;
    private Child child;
    private long logBegin;
    private volatile boolean closing;

    public LocalServer(Places places, ServerPlan plan) {
        this.places = places;
        this.plan = plan;
        this.program = places.kind().program(places, plan);
        this.api = new CulmApi(address(), ServerPlan.ADMIN, plan.adminPassword());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:%d/culm/".formatted(plan.httpPort()));
    }

    public ServerPlan plan() {
        return plan;
    }

    public Path log() {
        return program.log().file();
    }

    /** Where an application is put that is to be deployed beside Culm; empty if the server has no such place. */
    public Optional<Path> deployments() {
        return program.deployments();
    }

    /** Lays out a server without the application, for whoever starts it and deploys to it. */
    public void prepare() {
        try {
            program.layOut();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw interruptedWhileStarting(interrupted);
        }
    }

    /** Returns once the engine is open for work. */
    public void start(Duration limit) {
        launch();
        awaitReady(limit);
    }

    /** Begins to start the server and returns at once; a server that was killed may be launched again. */
    public void launch() {
        prepare();
        try {
            program.deploy(places.application());
            logBegin = program.log().end();
            closing = false;
            child = Child.of(program.begin());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns once the engine is open and its database and broker answer. */
    public void awaitReady(Duration limit) {
        await(api::isReady, limit, "The server is up but not ready");
    }

    /** Returns once the engine is open, be its broker there or not. */
    public void awaitLive(Duration limit) {
        await(api::isLive, limit, "The server does not open");
    }

    /** Lets time pass; a server that dies meanwhile is trouble. */
    void pass(Duration time) throws InterruptedException {
        if (child.hasEnded(time)) {
            throw new Trouble("The server stopped (exit %d); see %s"
                    .formatted(child.process().exitValue(), places.shown(log())));
        }
    }

    /** Returns when the server has ended, by whatever hand. */
    void awaitEnd() throws InterruptedException {
        child.process().waitFor();
    }

    /** Whether it has been told to end: what fails from then on is no trouble. */
    boolean isClosing() {
        return closing;
    }

    public boolean isRunning() {
        return child != null && child.process().isAlive();
    }

    /** For whoever measures what it takes of the machine. */
    public ProcessHandle process() {
        return child.process().toHandle();
    }

    /** Ends the server as a crash would, without a word. */
    public void kill() {
        child.kill();
    }

    /** Stops the server in its tracks: it holds its connections and does nothing. */
    public void pause() {
        child.pause();
    }

    /** Lets a paused server go on, which knows nothing of the time between. */
    public void resume() {
        child.resume();
    }

    @Override
    public void close() {
        closing = true;
        if (child != null) {
            child.stop();
        }
    }

    private static Trouble interruptedWhileStarting(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new Trouble("Interrupted while the server was starting.", interrupted);
    }

    private void throwIfRefused() {
        try {
            if (!program.hasRefused(logBegin)) {
                return;
            }
            throw trouble("%s refused %s".formatted(places.kind().title(), places.applicationName()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Trouble trouble(String what) throws IOException {
        var why = program.log().reason(logBegin).map(line -> ": " + line).orElse("");
        return new Trouble("%s%s; see %s".formatted(what, why, places.shown(log())));
    }

    private void await(Look look, Duration limit, String otherwise) {
        var deadline = Instant.now().plus(limit);
        try {
            while (!look.answers()) {
                throwIfRefused();
                if (Instant.now().isAfter(deadline)) {
                    throw trouble(otherwise);
                }
                pass(BETWEEN_LOOKS);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException interrupted) {
            throw interruptedWhileStarting(interrupted);
        }
    }
}
