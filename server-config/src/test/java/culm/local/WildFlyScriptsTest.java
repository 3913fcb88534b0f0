package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WildFlyScriptsTest {

    private static final Path SCRIPTS = Path.of("wildfly");
    private static final Pattern ADDED = Pattern.compile("^\\s*(/\\S+):add\\(", Pattern.MULTILINE);

    @Test
    void whatInstallAddsIsAddedOnlyWhereMissingAndRemovedByRemove() throws IOException {
        var install = Files.readString(SCRIPTS.resolve("install.cli"));
        var remove = Files.readString(SCRIPTS.resolve("remove.cli"));

        assertThat(ADDED.matcher(install).results()).isNotEmpty().allSatisfy(added -> {
            assertThat(install).contains("if (outcome != success) of " + added.group(1) + ":read-resource");
            assertThat(remove).contains(added.group(1) + ":remove");
        });
    }
}
