package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraUsersTest {

    @Test
    void aPasswordIsHashedAsPayaraHashesIt() {
        var salt = HexFormat.of().parseHex("54b47630aca936da");

        assertThat(PayaraUsers.hash("secret-12345", salt))
                .isEqualTo("{SSHA256}AP8jIUlb4/qq5Sd6RXRWBNIEraJtaRANLA+r38lB4xBUtHYwrKk22g==");
    }

    @Test
    void aUserIsOneLineWithoutThePassword(@TempDir Path directory) throws IOException {
        var file = directory.resolve("keyfile");

        PayaraUsers.write(file, List.of(new RemoteUser("admin", "secret-12345", "culm-admin")));

        assertThat(Files.readString(file))
                .matches("admin;\\{SSHA256}[A-Za-z0-9+/=]{56};culm-admin\\R")
                .doesNotContain("secret");
    }
}
