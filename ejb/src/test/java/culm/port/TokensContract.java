package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

public interface TokensContract extends Contract {

    private Token add(Token token) {
        stores().transactions().run(() -> stores().tokens().add(List.of(token)));
        return token;
    }

    /** A token of a run that moves. */
    private Token given(UnaryOperator<Token.Change> change) {
        if (stores().runs().find("run").isEmpty()) {
            run("run", State.RUNNING);
        }
        return add(change.apply(Given.token("token", "run").change()).make());
    }

    private void run(String id, State state) {
        stores().transactions().run(() -> stores().runs().add(Given.run(id, state, Given.NOW), List.of()));
    }

    private Token replace(Token next) {
        return stores().transactions().call(() -> stores().tokens().replace(next));
    }

    @Test
    default void givesBackWhatWasAdded() {
        var token = new Token(
                "token",
                "run",
                "parent",
                "node",
                Status.WAITING,
                Phase.POLL,
                "queue",
                "converge",
                List.of(new Frame("run", "run", List.of("run")), new Frame("sub", "e", List.of("f.1", "e"))),
                "fork",
                3,
                2,
                4,
                5,
                Map.of("x", 1L),
                "sub",
                Given.NOW,
                Given.NOW.plusSeconds(9),
                "server",
                6,
                Given.NOW.plusSeconds(1),
                7);

        add(token);

        assertThat(stores().tokens().find("token")).contains(token);
        assertThat(stores().tokens().ofRun("run")).containsExactly(token);
        assertThat(stores().tokens().ofRun("other")).isEmpty();
    }

    @Test
    default void replaceStoresTheNextVersion() {
        var token = add(Given.token("token", "run"));
        var next = token.change()
                .nodeId("elsewhere")
                .status(Status.WAITING)
                .phase(Phase.CALLBACK)
                .destination("converge")
                .frames(List.of(new Frame("run", "again", List.of("s"))))
                .fork("fork", 2)
                .pass(3)
                .polls(4)
                .given(Map.of("a", List.of()))
                .heldBy("run")
                .due(Given.NOW)
                .owner("server")
                .claim(5)
                .since(Given.NOW.plusSeconds(1))
                .make();

        var stored = replace(next);

        assertThat(stored).isEqualTo(next.change().version(1).make());
        assertThat(stores().tokens().find("token")).contains(stored);
    }

    @Test
    default void replaceCanTakeEverythingBackToNothing() {
        var token = add(Given.token("token", "run")
                .change()
                .destination("d")
                .fork("f", 2)
                .given(Map.of())
                .heldBy("run")
                .due(Given.NOW)
                .owner("server")
                .make());

        var cleared = replace(token.change()
                .destination(null)
                .fork(null, 0)
                .given(null)
                .heldBy(null)
                .due(null)
                .owner(null)
                .make());

        assertThat(stores().tokens().find("token")).contains(cleared);
        assertThat(cleared.change().version(0).make()).isEqualTo(Given.token("token", "run"));
    }

    @Test
    default void refusesToReplaceAnOlderVersion() {
        var token = add(Given.token("token", "run"));
        var newer = replace(token.change().owner("first").make());

        assertThatThrownBy(() -> replace(token.change().owner("second").make()))
                .isInstanceOf(StaleToken.class)
                .hasMessageContaining("token");

        assertThat(stores().tokens().find("token")).contains(newer);
    }

    @Test
    default void removesATokenInItsPresentVersionOnly() {
        var token = add(Given.token("token", "run"));
        var newer = replace(token);

        assertThatThrownBy(() -> remove(token)).isInstanceOf(StaleToken.class);
        remove(newer);

        assertThat(stores().tokens().find("token")).isEmpty();
        assertThatThrownBy(() -> remove(newer)).isInstanceOf(StaleToken.class);
        assertThatThrownBy(() -> replace(newer)).isInstanceOf(StaleToken.class);
    }

    private void remove(Token token) {
        stores().transactions().run(() -> stores().tokens().remove(List.of(token)));
    }

    @Test
    default void replacesAndRemovesSeveralAtOnce() {
        var tokens = new ArrayList<Token>();
        for (int i = 20; i > 0; i--) {
            tokens.add(add(Given.token("t" + i, "run").change().version(i).make()));
        }
        var next = tokens.stream()
                .map(token -> token.change()
                        .nodeId("at " + token.id())
                        .polls((int) token.version())
                        .due(token.version() % 2 == 0 ? Given.NOW : null)
                        .make())
                .toList();

        stores().transactions().run(() -> stores().tokens().replace(next));

        var stored = next.stream()
                .map(token -> token.change().version(token.version() + 1).make())
                .toList();
        assertThat(stores().tokens().ofRun("run")).containsExactlyInAnyOrderElementsOf(stored);

        stores().transactions().run(() -> stores().tokens().remove(stored.subList(0, 19)));

        assertThat(stores().tokens().ofRun("run")).containsExactly(stored.get(19));
    }

    @Test
    default void ofSeveralNoneIsChangedIfOneIsStale() {
        var token = add(Given.token("token", "run"));
        var other = add(Given.token("other", "run"));
        var stale = add(Given.token("stale", "run").change().version(3).make())
                .change()
                .version(2)
                .make();

        assertThatThrownBy(() ->
                        stores().transactions().run(() -> stores().tokens().replace(List.of(token, stale, other))))
                .isInstanceOf(StaleToken.class)
                .hasMessageContaining("stale");
        assertThatThrownBy(() ->
                        stores().transactions().run(() -> stores().tokens().remove(List.of(token, stale, other))))
                .isInstanceOf(StaleToken.class);

        assertThat(stores().tokens().find("token")).contains(token);
        assertThat(stores().tokens().find("other")).contains(other);
    }

    /** Who lost the token learns so, and not of what the loss has led to. */
    @Test
    default void aStaleTokenIsToldBeforeANodeThatTheOtherHasEntered() {
        var token = add(Given.token("token", "run"));
        stores().transactions().run(() -> {
            stores().tokens().replace(token);
            stores().nodes().add(List.of(Given.node("node", "run")));
        });

        assertThatThrownBy(() -> stores().transactions().run(() -> {
                    stores().tokens().replace(token);
                    stores().nodes().add(List.of(Given.node("node", "run")));
                }))
                .isInstanceOf(StaleToken.class);
    }

    @Test
    default void tellsATokenAndItsRun() {
        var token = given(change -> change);

        assertThat(stores().tokens().standing("token")).contains(new Standing(token, Given.run("run")));
        assertThat(stores().tokens().standing("unknown")).isEmpty();

        var next = replace(token.change().owner("somebody").make());
        stores().transactions().run(() -> stores().runs().change("run", run -> run.in(State.SUSPENDED)));

        assertThat(stores().tokens().standing("token"))
                .contains(new Standing(next, Given.run("run").in(State.SUSPENDED)));
    }

    @Test
    default void ofManyWhoTakeATokenAtOnceOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            var token = given(change -> change);

            var taken = atOnce(
                    4,
                    thread ->
                            () -> takes(token.change().owner("server " + thread).make()));

            assertThat(taken).filteredOn(won -> won).hasSize(1);
            remove(stores().tokens().find("token").orElseThrow());
        }
    }

    private boolean takes(Token next) {
        try {
            replace(next);
            return true;
        } catch (StaleToken lost) {
            return false;
        }
    }

    @Test
    default void claimedTokensAreFoundTheLongestFirst() {
        run("run", State.RUNNING);
        add(Given.token("ready", "run"));
        add(Given.token("late", "run")
                .change()
                .status(Status.CLAIMED)
                .since(Given.NOW.plusSeconds(2))
                .make());
        add(Given.token("early", "run")
                .change()
                .status(Status.CLAIMED)
                .since(Given.NOW.plusSeconds(1))
                .make());

        assertThat(stores().tokens().claimed(10)).extracting(Token::id).containsExactly("early", "late");
        assertThat(stores().tokens().claimed(1)).extracting(Token::id).containsExactly("early");
    }

    @Test
    default void touchMakesTheVersionsOfARunGrow() {
        add(Given.token("a", "run"));
        add(Given.token("b", "run").change().version(4).make());
        add(Given.token("c", "other"));

        stores().transactions().run(() -> stores().tokens().touch("run"));

        assertThat(version("a")).isEqualTo(1);
        assertThat(version("b")).isEqualTo(5);
        assertThat(version("c")).isZero();
    }

    private long version(String id) {
        return stores().tokens().find(id).orElseThrow().version();
    }

    @Test
    default void findsWhatStandsOnANodeTogetherWithItsRun() {
        run("run", State.RUNNING);
        stores().transactions().run(() -> stores().nodes().add(List.of(Given.node("node", "run"))));
        var node = stores().nodes().find("node").orElseThrow();
        assertThat(stores().tokens().spot("node")).contains(new Spot(node, Optional.empty()));

        add(Given.token("forked", "run").change().phase(Phase.JOIN).make());
        assertThat(stores().tokens().spot("node")).contains(new Spot(node, Optional.empty()));

        add(Given.token("standing", "run"));
        assertThat(stores().tokens().spot("node"))
                .contains(new Spot(node, stores().tokens().standing("standing")));
        assertThat(stores().tokens().spot("elsewhere")).isEmpty();
    }

    @Test
    default void findsTheTokenThatStandsOnANode() {
        var forked = add(Given.token("forked", "run").change().phase(Phase.JOIN).make());
        assertThat(stores().tokens().at("run", "node")).isEmpty();

        var standing = add(Given.token("standing", "run"));

        assertThat(stores().tokens().at("run", "node")).contains(standing).isNotEqualTo(Optional.of(forked));
        assertThat(stores().tokens().at("run", "elsewhere")).isEmpty();
        assertThat(stores().tokens().at("other", "node")).isEmpty();
    }

    @Test
    default void tellsWhatIsDueTheMostOverdueFirst() {
        run("run", State.RUNNING);
        add(polling("second", "run").change().due(Given.NOW).make());
        add(polling("first", "run")
                .change()
                .due(Given.NOW.minusSeconds(1))
                .version(3)
                .make());
        add(polling("third", "run").change().due(Given.NOW.plusNanos(1_000)).make());
        add(polling("callback", "run").change().due(null).make());

        assertThat(stores().tokens().due("", Given.NOW, 10))
                .extracting(Overdue::token)
                .containsExactly(new TokenRef("first", 3, 100, ""), new TokenRef("second", 0, 100, ""));
        assertThat(stores().tokens().due("", Given.NOW, 1))
                .extracting(overdue -> overdue.token().tokenId())
                .containsExactly("first");
    }

    private static Token polling(String id, String runId) {
        return Given.token(id, runId)
                .change()
                .status(Status.WAITING)
                .phase(Phase.POLL)
                .make();
    }

    @Test
    default void whatWaitsBeforeItsNodeIsNotDueWhileItIsHeld() {
        run("run", State.RUNNING);
        run("paused", State.SUSPENDED);
        var waiting = Given.token("free", "run").change().status(Status.WAITING).due(Given.NOW);
        add(waiting.make());
        add(polling("held", "run")
                .change()
                .phase(Phase.ENTER)
                .due(Given.NOW)
                .heldBy("sub")
                .make());
        add(polling("halted", "paused")
                .change()
                .phase(Phase.RETRY)
                .due(Given.NOW)
                .make());

        assertThat(stores().tokens().due("", Given.NOW, 10))
                .extracting(overdue -> overdue.token().tokenId())
                .containsExactly("free");
    }

    @Test
    default void pollsOfAPausedRunAreDue() {
        run("paused", State.SUSPENDED);
        add(polling("polls", "paused").change().due(Given.NOW).heldBy("paused").make());

        assertThat(stores().tokens().due("", Given.NOW, 10))
                .extracting(overdue -> overdue.token().tokenId())
                .containsExactly("polls");
    }

    @Test
    default void tellsWhatWasForgottenTheOldestFirst() {
        run("run", State.RUNNING);
        run("halted", State.SUSPENDED);
        add(Given.token("second", "run"));
        add(Given.token("first", "run")
                .change()
                .since(Given.NOW.minusSeconds(1))
                .make());
        add(Given.token("new", "run").change().since(Given.NOW.plusNanos(1_000)).make());
        add(Given.token("held", "run").change().heldBy("run").make());
        add(Given.token("halted", "halted"));
        add(Given.token("claimed", "run").change().status(Status.CLAIMED).make());

        assertThat(stores().tokens().forgotten("", Given.NOW, 10))
                .extracting(overdue -> overdue.token().tokenId())
                .containsExactly("first", "second");
        assertThat(stores().tokens().forgotten("", Given.NOW, 1))
                .extracting(overdue -> overdue.token().tokenId())
                .containsExactly("first");
    }
}
