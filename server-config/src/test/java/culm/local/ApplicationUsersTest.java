package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationUsersTest {

    @Test
    void areWrittenAsAddUserWritesThem(@TempDir Path configuration) throws IOException {
        ApplicationUsers.write(configuration, List.of(new RemoteUser("admin", "secret", "culm-admin")));

        assertThat(configuration.resolve("application-users.properties"))
                .hasContent("admin=61b5a1ac053abdf33d9b20cd8427a45a");
        assertThat(configuration.resolve("application-roles.properties")).hasContent("admin=culm-admin");
    }
}
