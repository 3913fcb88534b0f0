package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of a server's makers, as a person types it. */
final class Command {

    private static final long MINUTES = 3;

    private final ProcessBuilder process;
    private final Path output;

    /** @param folder in which it is typed; @param output where the last one's words stay */
    Command(Path folder, Path output) {
        this.process = new ProcessBuilder()
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        this.output = output;
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("AS_JAVA", System.getProperty("java.home"));
        process.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        process.environment().remove("JBOSS_HOME");
    }

    /** Returns what it has said. */
    List<String> run(String... line) throws IOException, InterruptedException {
        var running = process.command(line).start();
        running.getOutputStream().close();
        var ended = running.waitFor(MINUTES, TimeUnit.MINUTES);
        running.destroy();
        var said = Files.readAllLines(output);
        assertThat(ended).as(String.join("\n", said)).isTrue();
        assertThat(running.exitValue()).as(String.join("\n", said)).isZero();
        return said;
    }
}
