package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    @Test
    void isReadAsLinuxTellsIt(@TempDir Path directory) throws IOException {
        var status =
                Files.writeString(directory.resolve("status"), "Name:\tjava\nVmRSS:\t  518344 kB\nRssAnon:\t 1 kB\n");

        assertThat(Memory.resident(status)).hasValue(506);
    }

    @Test
    void isUnknownElsewhere(@TempDir Path directory) {
        assertThat(Memory.resident(directory.resolve("status"))).isEmpty();
    }
}
