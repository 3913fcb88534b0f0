package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Given;
import culm.port.NodeRun;
import culm.port.Stores;
import culm.port.Token;
import culm.state.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What steps cost the database. */
class StepStatementsTest {

    private final TestDatabase database = TestDatabase.shared();
    private final Stores stores = database.stores();

    @BeforeEach
    void startARun() {
        database.empty();
        stores.transactions().run(() -> {
            stores.runs().add(Given.run("run"), List.of("a", "b"));
            stores.tokens().add(List.of(Given.token("token", "run")));
            stores.nodes().add(List.of(Given.node("a", "run")));
        });
        database.statements().forget();
    }

    @Test
    void plainActivityIsFourStatementsAndOneCommit() {
        stores.transactions().run(() -> {
            stores.tokens().replace(Given.token("token", "run"));
            stores.nodes().addHistory(List.of());
            stores.nodes().add(List.of(Given.node("b", "run")));
            stores.nodes().update(List.of(Given.node("a", "run").finished(Map.of("o", 1L), Given.NOW)));
            stores.variables().write(Map.of("run", Map.of("${a}", 1L, "${b}", 2L)));
            stores.variables().drop(List.of());
            stores.tokens().add(List.of());
        });

        assertThat(database.statements().sent())
                .hasSize(5)
                .endsWith("COMMIT")
                .noneMatch(sql -> sql.startsWith("SELECT"));
    }

    @Test
    void endOfABranchReadsNoMoreThanItsFork() {
        var branch = Given.token("branch", "run");
        stores.transactions().run(() -> stores.tokens().add(List.of(branch, fork())));
        database.statements().forget();

        stores.transactions().run(() -> {
            stores.tokens().remove(List.of(branch));
            stores.tokens().arrive(java.util.Map.of("fork", 1), Given.NOW);
        });

        assertThat(database.statements().sent())
                .extracting(sql -> sql.split("\\s")[0])
                .containsExactly("DELETE", "UPDATE", "SELECT", "COMMIT");
    }

    private static Token fork() {
        return Given.token("fork", "run")
                .change()
                .status(Token.Status.WAITING)
                .fork("f", 2)
                .make();
    }

    @Test
    void manyNodesGoInOneBatch() {
        var entered = IntStream.range(0, 100)
                .mapToObj(i -> Given.node("n" + i, "run"))
                .toArray(NodeRun[]::new);

        stores.transactions().run(() -> stores.nodes().add(List.of(entered)));

        assertThat(database.statements().sent()).hasSize(2);
    }

    @Test
    void startOfALargeRunIsAFewStatements() {
        var nodes = IntStream.range(0, 2_000).mapToObj(i -> "large" + i).toList();

        stores.transactions().run(() -> {
            stores.runs().add(Given.run("large", State.READY, Given.NOW), nodes);
            stores.tokens().add(List.of(Given.token("root", "large")));
        });

        assertThat(database.statements().sent()).hasSize(1 + 4 + 1 + 4 + 1 + 1);
    }
}
