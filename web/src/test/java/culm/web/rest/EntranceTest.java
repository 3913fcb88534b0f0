package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntranceTest {

    @Test
    void aKeyMayStandInQuotes() {
        assertThat(Entrance.key(List.of("\"a-b\""))).isEqualTo("a-b");
        assertThat(Entrance.key(List.of(" a-b "))).isEqualTo("a-b");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (var wrong : List.of("", "\"", "\"\"", "a b", "a\"b", "\u00e4", "x".repeat(256))) {
            assertThatThrownBy(() -> Entrance.key(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Idempotency-Key");
        }
        assertThatThrownBy(() -> Entrance.key(List.of("a", "b"))).isInstanceOf(Refusal.class);
    }
}
