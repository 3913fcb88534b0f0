package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.state.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Transactions in which nothing but the store takes part. Repeated, since drivers treat what they have sent before differently. */
public interface AloneContract extends Contract {

    int TIMES = 6;

    private Token added(Token token) {
        stores().transactions().run(() -> stores().tokens().add(List.of(token)));
        return token;
    }

    private Token forked(int branches) {
        stores().transactions().run(() -> stores().runs().add(Given.run("run", State.RUNNING, Given.NOW), List.of()));
        return added(Given.token("fork", "run")
                .change()
                .phase(Token.Phase.JOIN)
                .status(Token.Status.WAITING)
                .pending(branches)
                .make());
    }

    @RepeatedTest(TIMES)
    default void allIsKept() {
        var stores = stores();
        for (int i = 0; i < TIMES; i++) {
            var token = added(Given.token("token" + i, "run"));
            var node = Given.node("node" + i, "run");
            var scope = "scope" + i;

            var result = stores.transactions().alone(() -> {
                stores.tokens().replace(List.of(token.change().pass(7).make()));
                stores.nodes().add(List.of(node));
                stores.variables().write(Map.of(scope, Map.of("${a}", 1L)));
                return "done";
            });

            assertThat(result).isEqualTo("done");
            assertThat(stores.tokens().find(token.id()).orElseThrow().pass()).isEqualTo(7);
            assertThat(stores.nodes().find(node.id())).contains(node);
            assertThat(stores.variables().read(List.of(scope), List.of("${a}"))).containsEntry("${a}", 1L);
        }
    }

    @RepeatedTest(TIMES)
    default void whatIsNotFlushedYetIsSeen() {
        var stores = stores();
        for (int i = 0; i < TIMES; i++) {
            var token = added(Given.token("token" + i, "run"));
            var node = Given.node("node" + i, "run");

            try (var committed = stores.transactions().unflushed(() -> {
                stores.tokens().replace(List.of(token.change().pass(7).make()));
                stores.nodes().add(List.of(node));
                return "done";
            })) {
                assertThat(committed.result()).isEqualTo("done");
                assertThat(stores.tokens().find(token.id()).orElseThrow().pass())
                        .isEqualTo(7);
                assertThat(stores.nodes().find(node.id())).contains(node);
                committed.flush();
            }
        }
        stores.transactions().flush();
    }

    @Test
    default void nothingIsKeptOfWhatALostTokenWroteWithoutWaitingForTheDisk() {
        var stores = stores();
        var current = added(Given.token("current", "run"));
        var old = added(Given.token("lost", "run")).change().version(7).make();

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions().unflushed(() -> {
                        stores.tokens().replace(List.of(current, old));
                        stores.nodes().add(List.of(Given.node("before", "run")));
                        return null;
                    }))
                    .isInstanceOf(StaleToken.class);
        }

        assertThat(stores.tokens().find("current")).contains(current);
        assertThat(stores.nodes().find("before")).isEmpty();
    }

    @RepeatedTest(TIMES)
    default void theLastBranchGivesTheForkWithoutWaitingForTheDisk() {
        var stores = stores();
        forked(1);
        var branch = added(Given.token("branch", "run"));

        try (var ready = stores.transactions().unflushed(() -> {
            stores.runs().lockAll(List.of("run"));
            stores.tokens().remove(List.of(branch));
            return stores.tokens().arrive(Map.of("fork", 1), Map.of(), Given.NOW);
        })) {
            assertThat(ready.result().get()).extracting(Token::id).containsExactly("fork");
        }
    }

    @Test
    default void nothingIsKeptOfWhatALostTokenWrote() {
        var stores = stores();
        var current = added(Given.token("current", "run"));
        var old = added(Given.token("lost", "run")).change().version(7).make();

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions().alone(() -> {
                        stores.nodes().add(List.of(Given.node("before", "run")));
                        stores.tokens().replace(List.of(current, old));
                        stores.nodes().addHistory(List.of(new Attempt("attempt", Given.node("node", "run"))));
                        stores.variables().write(Map.of("scope", Map.of("${a}", 1L)));
                        return null;
                    }))
                    .isInstanceOf(StaleToken.class);
        }

        assertThat(stores.tokens().find("current")).contains(current);
        assertThat(stores.nodes().find("before")).isEmpty();
        assertThat(stores.nodes().history("node")).isEmpty();
        assertThat(stores.variables().merged(List.of("scope"))).isEmpty();
    }

    /** Who comes a second time finds the token moved and the node there: it is the token that tells. */
    @Test
    default void aLostTokenIsToldEvenIfItsNodeIsThere() {
        var stores = stores();
        var old = added(Given.token("lost", "run")).change().version(7).make();
        var there = Given.node("there", "run");
        stores.transactions().run(() -> stores.nodes().add(List.of(there)));

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions().alone(() -> {
                        stores.tokens().replace(List.of(old));
                        stores.nodes().add(List.of(there));
                        return null;
                    }))
                    .isInstanceOf(StaleToken.class);
        }
    }

    @Test
    default void nothingIsKeptIfOneOfTheNodesIsThere() {
        var stores = stores();
        var token = added(Given.token("token", "run"));
        var there = Given.node("there", "run");
        stores.transactions().run(() -> stores.nodes().add(List.of(there)));

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions().alone(() -> {
                        stores.tokens().replace(List.of(token.change().pass(7).make()));
                        stores.nodes().add(List.of(Given.node("new", "run"), there));
                        stores.variables().write(Map.of("scope", Map.of("${a}", 1L)));
                        return null;
                    }))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(StaleToken.class);
        }

        assertThat(stores.tokens().find("token")).contains(token);
        assertThat(stores.nodes().find("new")).isEmpty();
        assertThat(stores.variables().merged(List.of("scope"))).isEmpty();
    }

    @Test
    default void nothingIsKeptOfARunWhoseIdIsInUse() {
        var stores = stores();
        stores.transactions().run(() -> stores.runs().add(Given.run("run", State.RUNNING, Given.NOW), List.of("n1")));

        for (int i = 0; i < TIMES; i++) {
            var id = i % 2 == 0 ? "run" : "other";
            assertThatThrownBy(() -> stores.transactions().alone(() -> {
                        stores.runs().add(Given.run(id, State.RUNNING, Given.NOW), List.of("n0", "n1"));
                        stores.tokens().add(List.of(Given.token("root", id)));
                        return null;
                    }))
                    .isInstanceOf(IdsInUse.class);
        }

        assertThat(stores.runs().find("other")).isEmpty();
        assertThat(stores.tokens().find("root")).isEmpty();
    }

    @Test
    default void nothingIsKeptIfTheFailureComesLast() {
        var stores = stores();
        var fork = forked(3);

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions()
                            .alone(() -> {
                                stores.runs().lockAll(List.of("run"));
                                stores.nodes().addHistory(List.of(new Attempt("attempt", Given.node("old", "run"))));
                                stores.nodes().add(List.of(Given.node("node", "run")));
                                stores.variables().write(Map.of("scope", Map.of("${a}", 1L)));
                                return stores.tokens().arrive(Map.of("fork", 1, "nobody", 1), Map.of(), Given.NOW);
                            })
                            .get())
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(stores.nodes().history("old")).isEmpty();
        assertThat(stores.nodes().find("node")).isEmpty();
        assertThat(stores.variables().merged(List.of("scope"))).isEmpty();
        assertThat(stores.tokens().find("fork")).contains(fork);
    }

    @Test
    default void aBranchOfALostTokenDoesNotArrive() {
        var stores = stores();
        var fork = forked(2);
        var lost = added(Given.token("branch", "run")).change().version(7).make();

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions()
                            .alone(() -> {
                                stores.runs().lockAll(List.of("run"));
                                stores.tokens().remove(List.of(lost));
                                return stores.tokens().arrive(Map.of("fork", 1), Map.of(), Given.NOW);
                            })
                            .get())
                    .isInstanceOf(StaleToken.class);
        }

        assertThat(stores.tokens().find("fork")).contains(fork);
    }

    @RepeatedTest(TIMES)
    default void theLastBranchOfSeveralGivesTheFork() {
        var stores = stores();
        var fork = forked(TIMES);
        for (int i = 1; i <= TIMES; i++) {
            var branch = added(Given.token("branch" + i, "run"));
            var ready = stores.transactions().alone(() -> {
                stores.runs().lockAll(List.of("run"));
                stores.tokens().remove(List.of(branch));
                return stores.tokens().arrive(Map.of("fork", 1), Map.of(), Given.NOW);
            });

            assertThat(ready.get()).extracting(Token::id).isEqualTo(i < TIMES ? List.of() : List.of("fork"));
        }
        assertThat(stores.tokens().ofRun("run"))
                .containsExactly(fork.change()
                        .status(Token.Status.READY)
                        .pending(0)
                        .version(TIMES)
                        .make());
    }

    @Test
    default void workSeesWhatItHasWrittenAndLosesItWhenItFails() {
        var stores = stores();

        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(() -> stores.transactions().alone(() -> {
                        assertThat(stores.nodes().find("node")).isEmpty();
                        stores.nodes().add(List.of(Given.node("node", "run")));
                        assertThat(stores.nodes().find("node")).isPresent();
                        throw new IllegalArgumentException("at last");
                    }))
                    .hasMessage("at last");
        }

        assertThat(stores.nodes().find("node")).isEmpty();
    }

    @Test
    default void whatFailsBeforeAnythingWasAskedIsUndoneToo() {
        var stores = stores();

        assertThatThrownBy(() -> stores.transactions().alone(() -> {
                    stores.nodes().add(List.of(Given.node("node", "run")));
                    throw new IllegalArgumentException("at once");
                }))
                .hasMessage("at once");

        assertThat(stores.nodes().find("node")).isEmpty();
    }

    @Test
    default void theInnerOneJoins() {
        var stores = stores();

        assertThatThrownBy(() -> stores.transactions().alone(() -> {
                    stores.transactions().alone(() -> {
                        stores.nodes().add(List.of(Given.node("node", "run")));
                        return null;
                    });
                    throw new IllegalStateException("the outer one");
                }))
                .hasMessage("the outer one");
        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    stores.transactions().alone(() -> {
                        stores.nodes().add(List.of(Given.node("node", "run")));
                        return null;
                    });
                    throw new IllegalStateException("the container's");
                }))
                .hasMessage("the container's");

        assertThat(stores.nodes().find("node")).isEmpty();
    }

    @Test
    default void whatOneHasLockedAnotherWaitsFor() throws Exception {
        var stores = stores();
        stores.transactions().run(() -> stores.runs().add(Given.run("run"), List.of()));

        atOnce(
                8,
                thread -> () -> stores.transactions().alone(() -> {
                    var failed = stores.runs().lock("run").failed();
                    stores.runs().change("run", run -> run.counted(1, 0));
                    return failed;
                }));

        assertThat(stores.runs().find("run").orElseThrow().failed()).isEqualTo(8);
    }
}
