package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayaraLaunchTest {

    private static final List<String> TOLD = List.of(
            "Dump of JVM Invocation line that would be used to launch:",
            "/jdk/bin/java",
            "-cp",
            "/half/domain/lib/ext/*:/payara/glassfish.jar",
            "-Xmx512m",
            "com.sun.enterprise.glassfish.bootstrap.ASMain",
            "-read-stdin",
            "true",
            "-domaindir",
            "/half/domain",
            "",
            "Command start-domain executed successfully.");

    private static PayaraLaunch told() {
        return PayaraLaunch.of(TOLD, Path.of("/half/domain"));
    }

    @Test
    void anyDomainIsStartedAsPayaraWouldStartTheFirst() {
        assertThat(told().command(Path.of("/servers/one"), List.of()))
                .contains("/servers/one/lib/ext/*:/payara/glassfish.jar")
                .endsWith("-domaindir", "/servers/one");
    }

    @Test
    void optionsOfTheJvmComeAfterThoseOfPayaraAndBeforeItsArguments() {
        assertThat(told().command(Path.of("/servers/one"), List.of("-Xmx1g")))
                .containsSubsequence("-Xmx512m", "-Xmx1g", "com.sun.enterprise.glassfish.bootstrap.ASMain");
    }

    @Test
    void nobodyIsThereToTypeAPassword() {
        assertThat(told().command(Path.of("/servers/one"), List.of())).containsSequence("-read-stdin", "false");
    }

    @Test
    void whatIsNoCommandLineIsTold() {
        var failure = List.of("Command start-domain failed.", "There is no such domain.");

        assertThatThrownBy(() -> PayaraLaunch.of(failure, Path.of("/half/domain")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("There is no such domain.");
    }
}
