package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentLoginsTest {

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final RecentLogins logins = new RecentLogins(clock, Duration.ofMinutes(1));

    @Test
    void knowsWhatWasFoundRightForAMinute() {
        logins.remember("admin", "right");

        clock.tick(Duration.ofSeconds(59));
        assertThat(logins.has("admin", "right")).isTrue();

        clock.tick(Duration.ofSeconds(1));
        assertThat(logins.has("admin", "right")).isFalse();
    }

    @Test
    void tellsUsersAndPasswordsApart() {
        logins.remember("admin", "right");

        assertThat(logins.has("admin", "wrong")).isFalse();
        assertThat(logins.has("eve", "right")).isFalse();
        assertThat(logins.has("adminright", "")).isFalse();
    }

    @Test
    void doesNotGrowWithoutEnd() {
        for (int i = 0; i < 2_000; i++) {
            logins.remember("admin", "p" + i);
        }

        assertThat(logins.has("admin", "p999")).isTrue();
        assertThat(logins.has("admin", "p1000")).isFalse();
    }
}
