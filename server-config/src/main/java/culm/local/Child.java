package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A JVM that ends with this one, and the ways in which it may be treated badly. */
final class Child {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** @param process the JVM itself and no script around it, so that a signal reaches what it is meant for */
    static Child of(Process process) {
        var child = new Child(process);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(child::stop, "stop-" + process.pid()));
        } catch (IllegalStateException endingAlready) { // it would be left behind
            child.kill();
            throw endingAlready;
        }
        return child;
    }

    Process process() {
        return process;
    }

    boolean hasEnded(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it as a crash would, without a word. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** It keeps its memory and its connections and does nothing. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    /** Asks it to end, and ends it if it does not. */
    void stop() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        resume(); // one that is paused does not hear that it shall end
        try {
            if (!hasEnded(GRACE)) {
                kill();
            }
        } catch (InterruptedException impatient) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException noSuchCommand) {
            throw new UncheckedIOException(noSuchCommand);
        }
    }
}
