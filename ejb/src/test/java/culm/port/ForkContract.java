package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ends of branches, and the token that waits for them. */
public interface ForkContract extends Contract {

    /** A token of a run that waits for so many branches. */
    private Token forked(int branches) {
        var token = Given.token("token", "run")
                .change()
                .status(Status.WAITING)
                .phase(Phase.JOIN)
                .fork("fork", branches)
                .make();
        stores().transactions().run(() -> {
            stores().runs().add(Given.run("run", State.RUNNING, Given.NOW), List.of());
            stores().tokens().add(List.of(token));
        });
        return token;
    }

    @Test
    default void theLastBranchMakesTheForkReady() {
        var later = Given.NOW.plusSeconds(5);
        var forked = forked(2);

        var first = stores().transactions()
                .call(() -> stores().tokens().arrive(Map.of("token", 1), Map.of(), later))
                .get();
        assertThat(first).isEmpty();
        assertThat(stores().tokens().find("token"))
                .contains(forked.change().pending(1).version(1).make());

        var last = stores().transactions()
                .call(() -> stores().tokens().arrive(Map.of("token", 1), Map.of(), later))
                .get();
        assertThat(last)
                .containsExactly(forked.change()
                        .pending(0)
                        .status(Status.READY)
                        .since(later)
                        .version(2)
                        .make());
        assertThat(stores().tokens().ofRun("run")).isEqualTo(last);
    }

    @Test
    default void aForkThatIsKnownIsGivenAsItIsStored() {
        var forked = forked(2);
        var known = forked.change().pending(1).version(1).make();
        stores().transactions().call(() -> stores().tokens().arrive(Map.of("token", 1), Map.of(), Given.NOW));

        var ready = stores().transactions()
                .call(() -> stores().tokens().arrive(Map.of("token", 1), Map.of("token", known), Given.NOW))
                .get();

        assertThat(ready).isEqualTo(stores().tokens().ofRun("run"));
    }

    @Test
    default void aForkThatSomebodyHasChangedSinceIsGivenAsItIsStored() {
        var forked = forked(1);
        stores().transactions().run(() -> stores().tokens()
                .replace(forked.change().heldBy("subprocess").make()));

        var ready = stores().transactions()
                .call(() -> stores().tokens().arrive(Map.of("token", 1), Map.of("token", forked), Given.NOW))
                .get();

        assertThat(ready).isEqualTo(stores().tokens().ofRun("run"));
        assertThat(ready).singleElement().matches(token -> "subprocess".equals(token.heldBy()));
    }

    @Test
    default void branchesOfSeveralForksEndAtOnce() {
        var token = forked(3);
        stores().transactions().run(() -> stores().tokens()
                .add(List.of(named(token, "a", 2), named(token, "b", 2), named(token, "c", 1))));

        var ready = stores().transactions()
                .call(() -> stores().tokens().arrive(Map.of("c", 1, "b", 1, "token", 2, "a", 2), Map.of(), Given.NOW))
                .get();

        assertThat(ready).extracting(Token::id).containsExactlyInAnyOrder("a", "c");
        assertThat(ready).allMatch(one -> one.status() == Status.READY && one.version() == 1);
        assertThat(stores().tokens().find("b").orElseThrow().pending()).isEqualTo(1);
        assertThat(stores().tokens().find("token").orElseThrow().pending()).isEqualTo(1);
    }

    private static Token named(Token token, String id, int branches) {
        return new Token(
                id,
                token.runId(),
                token.id(),
                token.nodeId(),
                token.status(),
                token.phase(),
                token.queue(),
                null,
                token.frames(),
                "fork of " + id,
                branches,
                branches,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                token.since(),
                0);
    }

    @Test
    default void manyBranchesThatEndAtOnceMakeTheForkReadyOnce() throws Exception {
        int branches = 200;
        forked(branches);
        var begun = IntStream.range(0, branches)
                .mapToObj(i -> Given.token("branch" + i, "run"))
                .toList();
        stores().transactions().run(() -> stores().tokens().add(begun));

        var arrivals = atOnce(
                branches,
                branch -> () -> stores().transactions()
                        .alone(() -> {
                            stores().tokens().remove(List.of(begun.get(branch)));
                            return stores().tokens().arrive(Map.of("token", 1), Map.of(), Given.NOW);
                        })
                        .get());

        assertThat(arrivals).filteredOn(found -> !found.isEmpty()).hasSize(1);
        assertThat(stores().tokens().ofRun("run")).singleElement().satisfies(token -> {
            assertThat(token.status()).isEqualTo(Status.READY);
            assertThat(token.version()).isEqualTo(branches);
        });
    }

    @Test
    default void commandsAndTheEndsOfBranchesComeThroughTogether() throws Exception {
        int branches = 20;
        forked(branches);
        stores().transactions().run(() -> stores().tokens()
                .add(IntStream.range(0, branches)
                        .mapToObj(i -> Given.token("branch" + i, "run"))
                        .toList()));

        var arrivals = atOnce(branches + 1, i -> () -> i < branches ? end("branch" + i) : command(branches));

        assertThat(arrivals).filteredOn(found -> !found.isEmpty()).hasSize(1);
        assertThat(stores().tokens().ofRun("run")).extracting(Token::id).containsExactly("token");
    }

    private List<Token> end(String branch) {
        while (true) {
            try {
                return stores().transactions().call(() -> {
                    stores().runs().lock("run");
                    stores().tokens()
                            .remove(List.of(stores().tokens().find(branch).orElseThrow()));
                    return stores().tokens()
                            .arrive(Map.of("token", 1), Map.of(), Given.NOW)
                            .get();
                });
            } catch (StaleToken touched) {
                // a command has come in between: look again
            }
        }
    }

    private List<Token> command(int times) {
        for (int i = 0; i < times; i++) {
            stores().transactions().run(() -> {
                stores().runs().lock("run");
                stores().tokens().touch("run");
            });
        }
        return List.of();
    }
}
