package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {

    private static final String STALE =
            "2026-01-01 10:00:00,000 ERROR [culm.ee.config.Store] (ServerService Thread Pool -- 81) Culm does not open: old\n";

    @TempDir
    Path directory;

    private ServerFiles files;

    @BeforeEach
    void anEarlierStart() throws IOException {
        files = new ServerFiles(directory);
        Files.createDirectories(files.log().getParent());
        Files.writeString(files.log(), STALE);
    }

    @Test
    void tellsWhatCulmComplainsOfAmongTheLinesOfTheServer() throws IOException {
        var begin = files.logEnd();
        Files.writeString(
                files.log(),
                """
                2026-01-01 11:00:00,000 INFO  [culm.ee.config.Store] (main) Ünimportant
                2026-01-01 11:00:00,001 ERROR [culm.ee.config.Store] (ServerService Thread Pool -- 81) Culm does not open: (why)
                2026-01-01 11:00:00,002 ERROR [org.jboss.msc.service.fail] (ServerService Thread Pool -- 81) MSC000001: Failed
                	at culm.ee.config.Store.open(Store.java:70)
                """,
                StandardOpenOption.APPEND);

        assertThat(files.complaint(begin)).contains("Culm does not open: (why)");
    }

    @Test
    void forgetsWhatWasComplainedOfBefore() throws IOException {
        assertThat(files.complaint(files.logEnd())).isEmpty();
    }
}
