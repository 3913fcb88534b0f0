package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ProblemContractTest {

    @Test
    void everyCodeOfARefusalHasAStatus() {
        assertThat(ProblemContract.statuses().keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Code.OK)));
    }
}
