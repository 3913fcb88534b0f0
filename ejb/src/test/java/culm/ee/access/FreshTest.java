package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.memory.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FreshTest {

    private static final Supplier<String> AWAY = () -> {
        throw new IllegalStateException("away");
    };

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Fresh<String, String> users = new Fresh<>(clock, Duration.ofSeconds(5));

    @Test
    void whatWasFoundIsNotLookedForAgainForAWhile() {
        users.get("anna", () -> "first");

        clock.tick(Duration.ofSeconds(4));
        assertThat(users.get("anna", () -> "second")).isEqualTo("first");

        clock.tick(Duration.ofSeconds(1));
        assertThat(users.get("anna", () -> "second")).isEqualTo("second");
    }

    @Test
    void whatWasFoundLastHoldsForTenMinutesWhereNobodyCanLook() {
        users.get("anna", () -> "known");

        for (int i = 0; i < 10; i++) {
            clock.tick(Duration.ofMinutes(1));
            assertThat(users.get("anna", AWAY)).isEqualTo("known");
        }

        clock.tick(Duration.ofMinutes(1));
        assertThatThrownBy(() -> users.get("anna", AWAY)).hasMessage("away");
    }

    @Test
    void whoIsNotKnownIsNotLetIn() {
        assertThatThrownBy(() -> users.get("anna", AWAY)).hasMessage("away");
    }

    @Test
    void whatWasChangedHereIsNotKnownAnyMore() {
        users.get("anna", () -> "known");
        users.forget();

        assertThatThrownBy(() -> users.get("anna", AWAY)).hasMessage("away");
    }
}
