package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.Given;
import culm.port.NodeRun;
import culm.port.StaleToken;
import culm.port.Stores;
import culm.state.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes wait until something is read or the transaction ends. */
class WriteBehindTest {

    private final TestDatabase database = TestDatabase.shared();
    private final Stores stores = database.stores();

    @BeforeEach
    void empty() {
        database.empty();
    }

    private void inTransaction(Runnable work) {
        stores.transactions().run(work);
    }

    private static NodeRun node(String id) {
        return Given.node(id, "run");
    }

    @Test
    void nothingIsSentBeforeTheEndOfTheOutermostCall() {
        var before = new ArrayList<String>();

        inTransaction(() -> {
            inTransaction(() -> stores.nodes().add(List.of(node("a"))));
            stores.variables().write(Map.of("s", Map.of("k", 1L)));
            before.addAll(database.statements().sent());
        });

        assertThat(before).isEmpty();
        assertThat(stores.nodes().find("a")).isPresent();
    }

    @Test
    void aReadSeesWhatWaits() {
        inTransaction(() -> {
            stores.variables().write(Map.of("s", Map.of("k", 1L)));
            assertThat(stores.variables().merged(List.of("s"))).containsEntry("k", 1L);
            stores.variables().drop(List.of("s"));
            assertThat(stores.variables().merged(List.of("s"))).isEmpty();
        });
    }

    @Test
    void aStaleTokenIsToldWhenTheOutermostCallEnds() {
        inTransaction(() -> stores.tokens().add(List.of(Given.token("token", "run"))));
        var old = Given.token("token", "run").change().version(7).make();
        var reached = new ArrayList<String>();

        assertThatThrownBy(() -> inTransaction(() -> {
                    inTransaction(() -> stores.tokens().replace(old));
                    reached.add("the end");
                }))
                .isInstanceOf(StaleToken.class);

        assertThat(reached).hasSize(1);
    }

    @Test
    void aReadTellsOfAStaleTokenToo() {
        var unknown = Given.token("token", "run");

        assertThatThrownBy(() -> inTransaction(() -> {
                    stores.tokens().remove(List.of(unknown));
                    stores.nodes().find("a");
                    throw new IllegalStateException("not reached");
                }))
                .isInstanceOf(StaleToken.class);
    }

    @Test
    void failedWorkSendsNothingAndLeavesNothingToTheNext() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    stores.nodes().add(List.of(node("a")));
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(database.statements().sent()).isEmpty();

        inTransaction(() -> stores.nodes().add(List.of(node("b"))));

        assertThat(stores.nodes().ofRun("run")).extracting(NodeRun::id).containsExactly("b");
    }

    @Test
    void whatTheDatabaseRefusesAtTheEndUndoesTheWholeAndReachesTheCaller() {
        inTransaction(() -> stores.nodes().add(List.of(node("a"))));

        assertThatThrownBy(() -> inTransaction(() -> {
                    stores.variables().write(Map.of("s", Map.of("k", 1L)));
                    stores.nodes().add(List.of(node("a")));
                }))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(stores.variables().merged(List.of("s"))).isEmpty();
    }

    @Test
    void statementsKeepTheirOrder() {
        inTransaction(() -> {
            stores.nodes().add(List.of(node("a")));
            stores.nodes().update(List.of(node("a").in(State.RUNNING)));
            stores.nodes().update(List.of(node("a").in(State.FAILED)));
            stores.nodes().remove(List.of("a"));
            stores.nodes().add(List.of(node("a")));
            stores.nodes().update(List.of(node("a").in(State.SUSPENDED)));
            stores.variables().write(Map.of("s", Map.of("k", 1L)));
            stores.variables().drop(List.of("s"));
            stores.variables().write(Map.of("s", Map.of("k", 2L)));
            stores.variables().write(Map.of("s", Map.of("k", 3L)));
        });

        assertThat(stores.nodes().find("a")).contains(node("a").in(State.SUSPENDED));
        assertThat(stores.variables().merged(List.of("s"))).isEqualTo(Map.of("k", 3L));
    }

    @Test
    void aCommandMayWriteManyTimes() {
        var ids = IntStream.range(0, 100).mapToObj(i -> "n" + i).toList();
        inTransaction(() -> {
            for (var id : ids) {
                stores.nodes().add(List.of(node(id)));
                stores.nodes().update(List.of(node(id).in(State.FAILED)));
                stores.tokens().add(List.of(Given.token(id, "run")));
                stores.tokens().replace(Given.token(id, "run"));
            }
            ids.forEach(id -> stores.nodes().update(List.of(node(id).in(State.REVOKED))));
        });

        assertThat(stores.nodes().ofRun("run")).hasSize(100).allMatch(node -> node.state() == State.REVOKED);
        assertThat(stores.tokens().ofRun("run")).hasSize(100).allMatch(token -> token.version() == 1);
    }

    @Test
    void nothingIsWrittenOutsideOfTransactions() {
        assertThatThrownBy(() -> stores.nodes().add(List.of(node("a")))).hasMessageContaining("transaction");
    }
}
