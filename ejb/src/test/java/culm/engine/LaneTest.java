package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.node.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Limit TWO = new Limit(2, 0);
    private static final Limit FOUR_A_SECOND = new Limit(0, 4);

    private final Lane lane = new Lane();
    private Instant now = NOON;

    private Optional<Long> waits(String token, Limit limit) {
        return lane.enter(token, limit, now)
                .map(again -> Duration.between(now, again).toMillis());
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void asManyBeginAsTheLimitLets() {
        assertThat(waits("a", TWO)).isEmpty();
        assertThat(waits("b", TWO)).isEmpty();
        assertThat(waits("c", TWO)).isPresent();
        assertThat(waits("a", TWO)).as("it has its place already").isEmpty();

        lane.leave("a", now);

        assertThat(waits("c", TWO)).isEmpty();
        assertThat(waits("d", TWO)).isPresent();
    }

    @Test
    void whoComesLaterDoesNotOvertake() {
        waits("a", TWO);
        waits("b", TWO);
        waits("c", TWO);
        lane.leave("a", now);

        assertThat(waits("d", TWO)).as("the free place is c's").isPresent();
        assertThat(waits("c", TWO)).isEmpty();
    }

    @Test
    void aPlaceIsNotKeptForeverForWhoDoesNotCome() {
        waits("a", TWO);
        waits("b", TWO);
        waits("c", TWO);
        lane.leave("a", now);

        pass(6_000);

        assertThat(waits("d", TWO)).isEmpty();
    }

    @Test
    void theyAreToldToComeWhenThereShouldBeRoom() {
        for (int i = 0; i < 100; i++) {
            waits("call" + i, TWO);
            pass(400);
            lane.leave("call" + i, now);
        }
        waits("a", TWO);
        waits("b", TWO);

        assertThat(waits("c", TWO).orElseThrow()).isBetween(380L, 400L);
        assertThat(waits("d", TWO).orElseThrow()).isBetween(380L, 400L);
        assertThat(waits("e", TWO).orElseThrow()).isBetween(760L, 800L);
        for (int i = 0; i < 100; i++) {
            waits("more" + i, TWO);
        }
        assertThat(waits("last", TWO)).contains(5_000L);
        assertThat(waits("c", TWO).orElseThrow()).as("the first is told again").isBetween(380L, 400L);
    }

    @Test
    void theyBeginOneAfterTheOtherAtTheRate() {
        assertThat(waits("a", FOUR_A_SECOND)).isEmpty();
        assertThat(waits("b", FOUR_A_SECOND)).contains(250L);
        assertThat(waits("c", FOUR_A_SECOND)).contains(500L);

        pass(250);

        assertThat(waits("b", FOUR_A_SECOND)).isEmpty();
        assertThat(waits("c", FOUR_A_SECOND)).contains(250L);

        pass(10_000);

        assertThat(waits("d", FOUR_A_SECOND)).isEmpty();
    }

    @Test
    void bothLimitsHold() {
        var both = new Limit(1, 2);
        waits("a", both);

        assertThat(waits("b", both)).contains(500L);
        pass(500);
        assertThat(waits("b", both))
                .as("its time has come, and there is no room")
                .contains(50L);
        lane.leave("a", now);
        pass(50);
        assertThat(waits("b", both)).isEmpty();
    }

    @Test
    void whoLeavesWithoutAPlaceChangesNothing() {
        lane.leave("stranger", now);

        assertThat(waits("a", new Limit(1, 0))).isEmpty();
    }
}
