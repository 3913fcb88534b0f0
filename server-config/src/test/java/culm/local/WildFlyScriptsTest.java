package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

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

class WildFlyScriptsTest {

    private static final Path SCRIPTS = Path.of("wildfly");
    private static final Pattern ADDED = Pattern.compile("^\\s*(/\\S+):add\\(", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile("^module add (--name=\\S+) ", Pattern.MULTILINE);
    private static final Pattern CHANGED =
            Pattern.compile("^(/\\S+):(?:write|undefine)-attribute\\((name=[^,)]+)", Pattern.MULTILINE);

    private final String remove = read("remove.cli");

    private static String read(String script) {
        try {
            return Files.readString(SCRIPTS.resolve(script));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<MatchResult> found(Pattern pattern, String script) {
        return pattern.matcher(script).results().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.cli", "postgresql.cli", "mariadb.cli", "broker.cli"})
    void whatAScriptAddsIsAddedOnlyWhereMissingAndRemovedByRemove(String name) {
        var script = read(name);

        assertThat(found(ADDED, script)).isNotEmpty().allSatisfy(added -> {
            assertThat(script).contains("if (outcome != success) of " + added.group(1) + ":read-resource");
            assertThat(removed(added.group(1))).as(added.group(1)).isTrue();
        });
    }

    /** What lies below a resource goes with it. */
    private boolean removed(String address) {
        for (var resource = address; !resource.isEmpty(); resource = parent(resource)) {
            if (remove.contains("  " + resource + ":remove\n")) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String address) {
        return address.substring(0, address.lastIndexOf('/'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.cli", "postgresql.cli", "mariadb.cli", "broker.cli"})
    void whatAScriptChangesInAResourceOfTheServerIsChangedBackByRemove(String name) {
        var back = found(CHANGED, remove).stream().map(WildFlyScriptsTest::attribute);

        assertThat(found(CHANGED, read(name)).stream()
                        .filter(changed -> !removed(changed.group(1)))
                        .map(WildFlyScriptsTest::attribute))
                .isSubsetOf(back.toList());
    }

    private static String attribute(MatchResult changed) {
        return changed.group(1) + ":" + changed.group(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.cli", "postgresql.cli", "mariadb.cli"})
    void aModuleThatAScriptAddsIsRemovedByRemove(String name) {
        assertThat(found(MODULE, read(name))).isNotEmpty().allSatisfy(added -> assertThat(remove)
                .contains("module remove " + added.group(1) + "\n"));
    }

    @Test
    void removeTakesTheDriversOnlyAfterTheDataSourceThatUsesThem() {
        assertThat(remove)
                .containsSubsequence(
                        "/data-source=culm:remove",
                        "/jdbc-driver=culm-postgresql:remove",
                        "/pooled-connection-factory=activemq-ra:write-attribute(name=connectors, value=[in-vm])",
                        "/remote-connector=culm-broker:remove",
                        "/remote-destination-outbound-socket-binding=culm-broker:remove");
    }
}
