package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {

    private static String kept(String reason) {
        return new Call("anna", "rest", null, null, reason, "pause_pipeline", "p", Map.of()).reason();
    }

    @Test
    void aReasonIsOneLineWhateverItIsMadeOf() {
        assertThat(kept("fine, Anna \u00e4\ud83d\ude00")).isEqualTo("fine, Anna \u00e4\ud83d\ude00");
        assertThat(kept("a\r\nINFO b\u0085c\u2028d\u001b[0m")).isEqualTo("a  INFO b c d [0m");
    }

    @Test
    void whatIsNoCharacterIsNotKept() {
        assertThat(kept("a\ud83db\ude00")).isEqualTo("a b ");
    }

    @Test
    void aLongReasonEndsWithAWholeCharacter() {
        assertThat(kept("x".repeat(2_000))).hasSize(1_000);
        assertThat(kept("x".repeat(999) + "\ud83d\ude00")).isEqualTo("x".repeat(999));
    }
}
