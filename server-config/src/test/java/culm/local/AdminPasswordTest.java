package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdminPasswordTest {

    @TempDir
    Path data;

    @Test
    void isTheGivenOneAndThenNotWrittenDown() {
        assertThat(AdminPassword.of(Map.of("CULM_ADMIN_PASSWORD", "given"), data))
                .isEqualTo("given");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void isMadeOnceAndKept() {
        var first = AdminPassword.of(Map.of(), data);

        assertThat(first).hasSizeGreaterThanOrEqualTo(20);
        assertThat(AdminPassword.of(Map.of(), data)).isEqualTo(first);
    }

    @Test
    void isAnotherOneOnAnotherServer(@TempDir Path otherData) {
        assertThat(AdminPassword.of(Map.of(), data)).isNotEqualTo(AdminPassword.of(Map.of(), otherData));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
    void isKeptForItsOwnerOnly() throws IOException {
        AdminPassword.of(Map.of(), data);

        assertThat(Files.getPosixFilePermissions(data.resolve("admin-password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
