package culm.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerKind;
import culm.local.ServerPlan;
import culm.local.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that misses something does not open, and one line names what it misses. */
@Tag("boots")
class MissingResourceIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** What the scripts for a Payara have made. */
    private static final String DOMAIN = "domain.xml";

    /**
     * A way to make a server that misses something.
     *
     * @param text in a script or what it makes, that {@code instead} takes the place of
     */
    private record Lack(ServerKind kind, String what, String script, String text, String instead) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Lack> lacks() {
        return Stream.of(
                        new Lack(ServerKind.WILDFLY, "jdbc/culm", "install.cli", "java:/jdbc/culm", "java:/jdbc/other"),
                        new Lack(
                                ServerKind.WILDFLY,
                                "jboss/DefaultJMSConnectionFactory",
                                "local.cli",
                                "stop-embedded-server",
                                "/subsystem=messaging-activemq/server=default/pooled-connection-factory=activemq-ra"
                                        + ":write-attribute(name=entries, value=[\"java:/JmsXA\"])\nstop-embedded-server"),
                        new Lack(ServerKind.PAYARA, "jdbc/culm", DOMAIN, "\"jdbc/culm\"", "\"jdbc/other\""),
                        new Lack(
                                ServerKind.PAYARA,
                                "java:comp/DefaultJMSConnectionFactory",
                                DOMAIN,
                                "jndi-name=\"jms/__defaultConnectionFactory\"",
                                "jndi-name=\"jms/__defaultConnectionFactory\" enabled=\"false\""),
                        new Lack(
                                ServerKind.MICRO,
                                "jdbc/culm",
                                "install.commands",
                                "--connectionpoolid culm jdbc/culm",
                                "--connectionpoolid culm jdbc/other"),
                        new Lack(
                                ServerKind.MICRO,
                                "jms/culm",
                                "install.commands",
                                "--poolname culm-jms jms/culm",
                                "--poolname culm-jms jms/other"),
                        new Lack(
                                ServerKind.MICRO,
                                "culm-adapter",
                                "install.commands",
                                "deploy --name culm-adapter culm-adapter.rar",
                                ""))
                .filter(lack -> lack.kind() == ChosenServer.kind());
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void isNamedInOneLine(Lack lack) throws IOException {
        var directory = ServerDirectories.fresh(ROOT, "missing");
        var places = altered(directory, lack);
        var plan = ServerPlan.onFreePorts(directory.resolve("server"), "missing-test-secret");

        try (var server = new LocalServer(places, plan)) {
            assertThatThrownBy(() -> server.start(LIMIT))
                    .isInstanceOf(Trouble.class)
                    .hasMessageMatching(".* refused culm\\S*: the server has no " + lack.what() + "; see \\S+");
        }
    }

    private static Places altered(Path directory, Lack lack) throws IOException {
        return lack.script().equals(DOMAIN)
                ? new AlteredHome(directory.resolve("home")).with(lack.text(), lack.instead())
                : new AlteredCheckout(directory.resolve("checkout"))
                        .with(lack.kind(), lack.script(), lack.text(), lack.instead());
    }
}
