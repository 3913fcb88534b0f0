package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.TaskService;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample of the README, in a JVM that has the two jars that it asks for and nothing else. */
@Tag("remote")
@ExtendWith(ServerExtension.class)
class RemoteClientIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path SAMPLE = ROOT.resolve("src-test/src/test/java/culm/system/client/RemoteClient.java");
    private static final int MINUTES = 3;

    /** The client of WildFly as Maven has it, and as it lies in WildFly; that of Payara is in Payara only. */
    static List<List<String>> clients() {
        var home = System.getProperty("culm.home");
        return switch (ChosenServer.kind()) {
            case WILDFLY ->
                List.of(
                        List.of("-cp", clientJar() + File.pathSeparator + System.getProperty("culm.wildfly.client")),
                        List.of("-cp", clientJar() + File.pathSeparator + home + "/bin/client/jboss-client.jar"));
            case PAYARA -> List.of(payara(home + "/glassfish/lib"));
            case MICRO -> List.of();
        };
    }

    private static List<String> payara(String libraries) {
        var options = new ArrayList<String>();
        for (var opened : List.of("java.base/java.lang", "java.base/java.io", "java.base/java.util")) {
            options.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
        }
        options.add("-Djava.security.auth.login.config=" + libraries + "/appclient/appclientlogin.conf");
        options.addAll(List.of("-cp", clientJar() + File.pathSeparator + libraries + "/gf-client.jar"));
        return options;
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aStrangerWithTheClientJarsCallsEveryOperation(
            List<String> options, CulmUnderTest culm, @TempDir Path directory) throws Exception {
        var output = directory.resolve("output");

        var client = start(culm, options, output);

        assertThat(client.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).as(Files.readString(output)).isZero();
        var lines = Files.readAllLines(output);
        assertThat(lines).contains("all operations called");
        assertThat(lines.stream().map(line -> line.split(":")[0]))
                .contains(Arrays.stream(TaskService.class.getMethods())
                        .map(Method::getName)
                        .toArray(String[]::new));
    }

    @Test
    void aStrangerWithAWrongPasswordIsTurnedAway(CulmUnderTest culm, @TempDir Path directory) throws Exception {
        var output = directory.resolve("output");

        var client = start(culm.as("admin", "wrong"), clients().get(0), output);

        assertThat(client.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).isNotZero();
        assertThat(Files.readString(output)).doesNotContain("all operations called");
    }

    private static Process start(CulmUnderTest culm, List<String> options, Path output) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                SAMPLE.toString(), culm.remoteDoor().orElseThrow().address().toString()));
        var client = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        client.environment().put("CULM_ADMIN_PASSWORD", culm.password());
        client.environment().remove("CLASSPATH");
        return client.start();
    }

    private static Path clientJar() {
        try (var jars = Files.newDirectoryStream(ROOT.resolve("ejb/target"), "culm-ejb-*-client.jar")) {
            return jars.iterator().next();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
