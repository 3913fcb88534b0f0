package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MicroScriptsTest {

    private static final Path SCRIPTS = Path.of("micro");
    private static final Pattern SET =
            Pattern.compile("^set (resources\\.jdbc-connection-pool\\.\\S+?)=(.*)$", Pattern.MULTILINE);
    private static final Pattern LOOKED_UP = Pattern.compile("(?:lookup-name|property-value)>(jms/[^<]+)<");

    private static String read(Path script) throws IOException {
        return Files.readString(script);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MARIADB")
    void theyAreThereForTheDatabasesThatMicroIsMadeReadyFor(DatabaseKind database) {
        MicroScripts.requireKnown(database);

        assertThat(Stream.concat(MicroScripts.preboot().stream(), MicroScripts.of(database).stream()))
                .allSatisfy(script -> assertThat(SCRIPTS.resolve(script)).isRegularFile());
    }

    @Test
    void anotherDatabaseIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> MicroScripts.requireKnown(DatabaseKind.MARIADB))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dserver=micro works with -Ddatabase=h2 or -Ddatabase=postgresql.");
    }

    @Test
    void theDataSourceForPostgresIsThatOfPayaraServer() throws IOException {
        var server = read(Path.of("payara/postgresql.asadmin")).replace("\"", "");
        var micro = read(SCRIPTS.resolve("postgresql.commands"));

        assertThat(found(SET, server)).hasSizeGreaterThan(10).allSatisfy(command -> {
            var setting = command.substring(command.lastIndexOf(".culm-postgresql.") + 17);
            assertThat(micro.replace("\"", "")).contains(setting.replace("property.options", "options"));
        });
    }

    @Test
    void whatTheApplicationLooksUpIsMadeByTheScript() throws IOException {
        var install = read(SCRIPTS.resolve("install.commands"));
        for (var descriptor : List.of("ejb-jar.xml", "glassfish-ejb-jar.xml")) {
            var text = read(SCRIPTS.resolve("war/src/main/webapp/WEB-INF").resolve(descriptor));

            assertThat(LOOKED_UP.matcher(text).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(install).contains(" " + name + "\n"));
        }
    }
}
