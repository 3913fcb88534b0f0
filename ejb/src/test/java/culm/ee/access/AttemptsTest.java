package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Attempts attempts = new Attempts(clock);

    private void fail(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            attempts.failed(user, address);
        }
    }

    private boolean waits(String user, String address) {
        return attempts.wait(user, address).isPresent();
    }

    @Test
    void tenAreFreeAndEachThatFollowsTakesTwiceAsLong() {
        fail(10, "anna", "a");
        assertThat(waits("anna", "a")).isFalse();

        for (var seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            fail(1, "anna", "a");
            assertThat(attempts.wait("anna", "a")).contains(Duration.ofSeconds(seconds));
            clock.tick(Duration.ofSeconds(seconds));
            assertThat(waits("anna", "a")).isFalse();
        }
    }

    @Test
    void othersFromElsewhereDoNotWait() {
        fail(12, "anna", "a");

        assertThat(waits("anna", "b")).isFalse();
        assertThat(waits("bert", "a")).isFalse();
    }

    @Test
    void anAddressThatTriesManyUsersWaitsForAll() {
        for (int i = 0; i < 51; i++) {
            fail(1, "user" + i, "a");
        }

        assertThat(waits("somebody", "a")).isTrue();
        assertThat(waits("somebody", "b")).isFalse();
    }

    @Test
    void aUserThatIsTriedFromManyAddressesWaitsEverywhere() {
        for (int i = 0; i < 101; i++) {
            fail(1, "anna", "a" + i);
        }

        assertThat(waits("anna", "another")).isTrue();
        assertThat(waits("bert", "another")).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        fail(11, "anna", "2001:db8:1:2:3::1");

        assertThat(waits("anna", "2001:db8:1:2:ffff::9")).isTrue();
        assertThat(waits("anna", "2001:db8:1:3::1")).isFalse();
    }

    @Test
    void whoCameInBeginsAnew() {
        fail(10, "anna", "a");
        attempts.succeeded("anna", "a");
        fail(10, "anna", "a");

        assertThat(waits("anna", "a")).isFalse();
    }

    @Test
    void whatIsOldIsForgotten() {
        fail(10, "anna", "a");
        clock.tick(Duration.ofMinutes(16));
        fail(1, "anna", "a");

        assertThat(waits("anna", "a")).isFalse();
    }

    @Test
    void doesNotGrowWithoutEnd() {
        for (int i = 0; i < 30_000; i++) {
            fail(1, "user" + i, "a" + i);
        }

        assertThat(attempts.size()).isLessThanOrEqualTo(20_000);
    }
}
