package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayaraScriptsTest {

    private static final Path SCRIPTS = Path.of("payara");
    private static final Pattern COMMAND =
            Pattern.compile("^(create|add|set|delete|remove)(\\S*) (.*)$", Pattern.MULTILINE);
    private static final Pattern CHANGED = Pattern.compile("^set (configs\\.[^=]+)=", Pattern.MULTILINE);
    private static final Pattern WILDFLY_PROPERTY =
            Pattern.compile("/connection-properties=(\\w+):add\\(value=\"?([^)\"]*)\"?\\)");

    private final String remove = read("remove.asadmin");

    private static String read(String script) {
        return read(SCRIPTS.resolve(script));
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<MatchResult> found(Pattern pattern, String script) {
        return pattern.matcher(script).results().toList();
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.asadmin", "postgresql.asadmin"})
    void whatAScriptAddsIsRemovedByRemove(String name) {
        var added = found(COMMAND, read(name)).stream()
                .filter(command -> !command.group(1).equals("set"))
                .toList();

        assertThat(added).isNotEmpty().allSatisfy(command -> {
            var undone = command.group(1).equals("create") ? "delete" : "remove";
            assertThat(remove).contains(undone + command.group(2) + " " + lastWord(command.group(3)) + "\n");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.asadmin", "postgresql.asadmin"})
    void whatAScriptChangesInTheServerIsChangedBackByRemove(String name) {
        assertThat(found(CHANGED, read(name)))
                .allSatisfy(changed -> assertThat(remove).contains("set " + changed.group(1) + "="));
    }

    @Test
    void theDataSourceForPostgresHasThePropertiesThatItHasOnWildFly() {
        var wildFly = found(WILDFLY_PROPERTY, read(Path.of("wildfly/postgresql.cli")));
        var payara = read("postgresql.asadmin").replace("\"", "");

        assertThat(wildFly).hasSizeGreaterThan(4).allSatisfy(property -> assertThat(payara)
                .contains(".property.%s=%s\n".formatted(property.group(1), property.group(2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "POSTGRESQL"})
    void theyAreThereForTheDatabasesThatPayaraIsMadeReadyFor(DatabaseKind database) {
        PayaraScripts.requireKnown(database);

        assertThat(PayaraScripts.of(database))
                .allSatisfy(script -> assertThat(SCRIPTS.resolve(script)).isRegularFile());
    }

    @Test
    void anotherDatabaseIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> PayaraScripts.requireKnown(DatabaseKind.MARIADB))
                .isInstanceOf(Trouble.class)
                .hasMessage("-Dserver=payara works with -Ddatabase=h2 or -Ddatabase=postgresql.");
    }
}
