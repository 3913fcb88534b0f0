package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import culm.port.Given;
import culm.port.Standing;
import culm.port.Token;
import culm.port.TokenRef;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final Duration LENGTH = Duration.ofMillis(250);

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final TokensInHand inHand = new TokensInHand();
    private final Kept kept = new Kept(new SentFor(clock));
    private final Slice slice = slice(true);
    private final Token ending = Given.branch("ending", "run", "fork");
    private final Token next = Given.branch("next", "run", "fork");

    private Slice slice(boolean followed) {
        return new Slice(clock, LENGTH, inHand, 1, kept, followed);
    }

    private static TokenRef ref(Token token) {
        return new TokenRef(token.id(), token.version(), 100, token.queue());
    }

    @BeforeEach
    void keepANeighbourOnAFullServer() {
        slice.begin();
        inHand.enter(ref(ending), 1);
        assertThat(slice.keep(ref(next), Ready.of(new Standing(next, Given.run("run"))), 0))
                .isTrue();
    }

    @Test
    void whatWasKeptCanBeTakenAlthoughTheTimeEndsInBetween() {
        assertThat(slice.neighbour(ending)).isPresent();

        clock.tick(LENGTH.plusMillis(1));

        assertThat(slice.accompany(ref(next))).isTrue();
    }

    @Test
    void noNeighbourIsTakenWhenTheTimeIsOver() {
        clock.tick(LENGTH.plusMillis(1));

        assertThat(slice.neighbour(ending)).isEmpty();
        assertThat(slice.leave()).extracting(TokenRef::tokenId).containsExactly("next");
    }

    @Test
    void ofATokenTheNewestVersionIsKept() {
        var older = ref(next);
        var newer = new TokenRef(older.tokenId(), older.version() + 1, older.priority(), older.queue());
        var ready = Ready.of(new Standing(next, Given.run("run")));
        kept.keep(null, newer, ready, clock.instant());

        assertThat(kept.keep(null, older, ready, clock.instant())).isTrue();

        assertThat(kept.take(older)).isEmpty();
        assertThat(kept.take(newer)).isPresent();
    }

    @Test
    void whatWasWokenIsForWhateverTurnEnds() {
        var woken = Given.branch("woken", "run", "fork");
        kept.keep(null, ref(woken), Ready.of(new Standing(woken, Given.run("run"))), clock.instant());

        assertThat(slice(false).leave()).extracting(TokenRef::tokenId).containsExactly("woken");
        assertThat(kept.releaseWoken("", 1)).isEmpty();
    }

    @Test
    void aBranchOfAnotherForkIsNoNeighbour() {
        assertThat(slice.neighbour(Given.branch("stranger", "run", "other fork")))
                .isEmpty();
        assertThat(slice.next("")).isPresent();
    }

    @Test
    void whoHasOnlyBorrowedAPlaceTakesNoNeighbour() {
        assertThat(slice(false).neighbour(ending)).isEmpty();
    }
}
