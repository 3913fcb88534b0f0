package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.TokenRef;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TokensInHandTest {

    private final TokensInHand hand = new TokensInHand();

    private static TokenRef token(String id) {
        return new TokenRef(id, 0, 100, "q");
    }

    private static TokenRef token(String id, long version) {
        return new TokenRef(id, version, 100, "q");
    }

    private CompletableFuture<Boolean> enterLater(String id, int places) {
        var entering = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> entering.complete(hand.enter(token(id), places)));
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && !entering.isDone()) {
            Thread.onSpinWait();
        }
        return entering;
    }

    @Test
    void lendsAPlaceThatIsFree() {
        assertThat(hand.borrow(token("a"), 2)).isTrue();
        assertThat(hand.borrow(token("b"), 2)).isTrue();
        assertThat(hand.borrow(token("c"), 2)).isFalse();

        hand.giveBack(token("a"));
        assertThat(hand.borrow(token("c"), 2)).isTrue();
    }

    @Test
    void lendsNoPlaceOfAQueueThatTheServerDoesNotWorkOn() {
        assertThat(hand.borrow(token("a"), 0)).isFalse();
    }

    @Test
    void lendsNoTokenThatAnotherThreadHas() {
        hand.enter(token("a"), 4);
        assertThat(hand.borrow(token("a"), 4)).isFalse();
    }

    @Test
    void whoHasATokenIsToldOfItsNewestVersion() {
        hand.enter(token("a", 1), 4);
        assertThat(hand.enter(token("a", 41), 4)).isFalse();
        assertThat(hand.enter(token("a", 1), 4)).isFalse();
        assertThat(hand.accompany(token("a", 2))).isFalse();

        assertThat(hand.leave(token("a", 1))).contains(token("a", 41));
    }

    @Test
    void whoComesByAMessageWaitsForALentPlace() throws Exception {
        hand.borrow(token("a"), 1);
        var entering = enterLater("b", 1);
        assertThat(entering).isNotDone();

        hand.giveBack(token("a"));
        assertThat(entering.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoComesByAMessageWaitsForNobodyWhoCameByOne() {
        hand.enter(token("a"), 1);
        assertThat(enterLater("b", 1).join()).isTrue();
    }

    @Test
    void lendsNothingWhileSomebodyWaits() {
        hand.borrow(token("a"), 1);
        var waiting = enterLater("b", 1);

        assertThat(hand.borrow(token("c"), 2)).isFalse();
        hand.giveBack(token("a"));
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void whoWaitsIsSentAwayWhenNoneIsTakenAnyMore() {
        hand.borrow(token("a"), 1);
        var waiting = enterLater("b", 1);

        hand.close();
        assertThat(waiting.join()).isFalse();
        assertThat(hand.borrow(token("c"), 4)).isFalse();
    }

    @Test
    void whatWasToldMeanwhileIsKnownWhenAPlaceIsGivenBack() {
        hand.borrow(token("a"), 2);
        hand.enter(token("a"), 2);

        assertThat(hand.giveBack(token("a"))).contains(token("a"));
        assertThat(hand.awaitEmpty(Duration.ZERO)).isTrue();
    }

    @Test
    void whatIsTakenBesideCountsOnlyWhenItsThreadGoesOnWithIt() {
        hand.enter(token("a"), 1);

        assertThat(hand.accompany(token("b"))).isTrue();
        assertThat(hand.has("b")).isTrue();
        assertThat(hand.byQueue()).containsEntry("q", 1);

        hand.leave(token("a"));
        hand.goOn(token("b"));
        assertThat(hand.byQueue()).containsEntry("q", 1);
        hand.leave(token("b"));
        assertThat(hand.awaitEmpty(Duration.ZERO)).isTrue();
    }

    @Test
    void whatAnotherThreadHasIsNotTakenBeside() {
        hand.enter(token("a"), 2);

        assertThat(hand.accompany(token("a"))).isFalse();
        assertThat(hand.leave(token("a"))).contains(token("a"));
    }

    @Test
    void whatWasToldMeanwhileIsKnownWhenItIsLeftBeside() {
        hand.accompany(token("b"));
        hand.enter(token("b"), 2);

        assertThat(hand.leaveBeside(token("b"))).contains(token("b"));
        assertThat(hand.has("b")).isFalse();
    }
}
