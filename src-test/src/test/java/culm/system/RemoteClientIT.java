package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.TaskService;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample of the README, in a JVM that has the two jars that it asks for and nothing else. */
@ExtendWith(ServerExtension.class)
class RemoteClientIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path SAMPLE = ROOT.resolve("src-test/src/test/java/culm/system/client/RemoteClient.java");
    private static final int MINUTES = 3;

    /** WildFly's client as Maven has it, and as it lies in WildFly. */
    static List<String> wildFlyClients() {
        return List.of(
                System.getProperty("culm.wildfly.client"),
                System.getProperty("culm.wildfly") + "/bin/client/jboss-client.jar");
    }

    @ParameterizedTest
    @MethodSource("wildFlyClients")
    void aStrangerWithTheClientJarsCallsEveryOperation(
            String wildFlyClient, CulmUnderTest culm, @TempDir Path directory) throws Exception {
        var output = directory.resolve("output");

        var client = start(culm, wildFlyClient, output);

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

        var client = start(culm.as("admin", "wrong"), wildFlyClients().get(0), output);

        assertThat(client.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).isNotZero();
        assertThat(Files.readString(output)).doesNotContain("all operations called");
    }

    private static Process start(CulmUnderTest culm, String wildFlyClient, Path output) throws IOException {
        var address = "remote+http://%s:%d"
                .formatted(culm.address().getHost(), culm.address().getPort());
        var classPath = clientJar() + File.pathSeparator + wildFlyClient;
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var client = new ProcessBuilder(java.toString(), "-cp", classPath, SAMPLE.toString(), address)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        client.environment().put("CULM_ADMIN_PASSWORD", culm.password());
        client.environment().remove("CLASSPATH");
        return client.start();
    }

    private static Path clientJar() throws IOException {
        try (var jars = Files.newDirectoryStream(ROOT.resolve("ejb/target"), "culm-ejb-*-client.jar")) {
            return jars.iterator().next();
        }
    }
}
