package culm.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @Test
    void tooLittleIsTold(@TempDir Path directory) {
        assertThatThrownBy(() -> DiskSpace.require(Integer.MAX_VALUE, directory))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("The disk is full: " + directory);
    }

    @Test
    void enoughIsEnough(@TempDir Path directory) {
        assertThatCode(() -> DiskSpace.require(0, directory)).doesNotThrowAnyException();
    }
}
