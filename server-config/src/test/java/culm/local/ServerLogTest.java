package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerLogTest {

    private static final String WILDFLY =
            """
            2026-01-01 11:00:00,000 INFO  [culm.ee.config.Store] (main) Ünimportant
            2026-01-01 11:00:00,001 ERROR [culm.ee.config.Store] (ServerService Thread Pool -- 81) Culm does not open: (%s)
            2026-01-01 11:00:00,002 ERROR [org.jboss.msc.service.fail] (ServerService Thread Pool -- 81) MSC000001: Failed
            	at culm.ee.config.Store.open(Store.java:70)
            """;

    private static final String PAYARA =
            """
            [2026-01-01T11:00:00.000+0000] [Payara 6.2025.10] [INFO] [] [culm.ee.config.Store] [tid: _ThreadID=59 _ThreadName=main] [[
              Ünimportant]]

            [2026-01-01T11:00:00.001+0000] [Payara 6.2025.10] [SEVERE] [] [culm.ee.config.Store] [tid: _ThreadID=59 _ThreadName=main] [[
              Culm does not open: (%s)]]

            [2026-01-01T11:00:00.002+0000] [Payara 6.2025.10] [SEVERE] [] [javax.enterprise.system.core] [tid: _ThreadID=59] [[
              Exception during lifecycle processing
            	at culm.ee.config.Store.open(Store.java:70)]]
            """;

    private static final String MICRO =
            """
            [2026-01-01T11:00:00.000+0000] [] [INFO] [] [culm.ee.config.Store] [tid: _ThreadID=1 _ThreadName=main] [timeMillis: 1] [levelValue: 800] Ünimportant

            [2026-01-01T11:00:00.001+0000] [] [SEVERE] [] [culm.ee.config.Store] [tid: _ThreadID=1 _ThreadName=main] [timeMillis: 2] [levelValue: 1000] Culm does not open: (%s)

            [2026-01-01T11:00:00.002+0000] [] [SEVERE] [] [javax.enterprise.system.core] [tid: _ThreadID=1] [timeMillis: 3] [levelValue: 1000] [[
              Exception during lifecycle processing
            	at culm.ee.config.Store.open(Store.java:70)]]
            """;

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    @TempDir
    Path directory;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(WildFly.COMPLAINT, WILDFLY),
                Arguments.of(Payara.COMPLAINT, PAYARA),
                Arguments.of(Micro.COMPLAINT, MICRO));
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                Arguments.of(
                        WildFly.LACK,
                        "service a is missing [jboss.naming.context.java.comp.culm.TaskService]"
                                + " service b is missing [jboss.naming.context.java.jdbc.culm]",
                        "jdbc/culm"),
                Arguments.of(Payara.LACK, "Invalid resource : jdbc/culm__pm\n\tat com.sun.enterprise", "jdbc/culm"),
                Arguments.of(
                        Payara.LACK,
                        "Lookup failed for 'java:comp/env/culm.ee.messaging.JmsDispatcher/connections' in SerialContext"
                                + " [Root exception is Lookup failed for 'java:comp/DefaultJMSConnectionFactory' in SerialContext",
                        "java:comp/DefaultJMSConnectionFactory"),
                Arguments.of(
                        Payara.LACK,
                        "Invalid name. Connector Module with name culm-adapter not found.",
                        "culm-adapter"));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(
                directory.resolve("server.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhatCulmComplainsOfAmongTheLinesOfTheServer(Pattern complaint, String lines) throws IOException {
        var log = new ServerLog(written(lines.formatted("old")), complaint, NOTHING);
        var begin = log.end();
        written(lines.formatted("why"));

        assertThat(log.reason(begin)).contains("Culm does not open: (why)");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void forgetsWhatWasComplainedOfBefore(Pattern complaint, String lines) throws IOException {
        var log = new ServerLog(written(lines.formatted("old")), complaint, NOTHING);

        assertThat(log.reason(log.end())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void namesWhatTheServerMissesIfCulmHasNotComplained(Pattern lack, String line, String name) throws IOException {
        var log = new ServerLog(written(line), NOTHING, lack);

        assertThat(log.reason(0)).contains("the server has no " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "in service org.wildfly.undertow.listener.default: Address already in use /127.0.0.1:36197, the port of 127.0.0.1:36197 is taken",
        "java.net.BindException: Address already in use, a port is taken"
    })
    void tellsOfAPortThatIsTaken(String line, String reason) throws IOException {
        assertThat(new ServerLog(written(line), NOTHING, NOTHING).reason(0)).contains(reason);
    }
}
