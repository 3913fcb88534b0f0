package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface TransactionsContract extends Contract {

    @Test
    default void returnsWhatTheWorkReturns() {
        assertThat(stores().transactions().call(() -> "done")).isEqualTo("done");
    }

    @Test
    default void failureUndoesTheWritesToEveryStoreAndReachesTheCaller() {
        var stores = stores();
        var failure = new IllegalStateException("after the writes");
        var callback = new Callback("c", "node", "v1", 1L, Instant.EPOCH, "ann");
        stores.transactions().run(() -> stores.variables().write(Map.of("kept", Map.of("${a}", 1L))));

        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    stores.runs().add(Given.run("run"), List.of("node"));
                    stores.tokens().add(List.of(Given.token("token", "run")));
                    stores.nodes().add(List.of(Given.node("node", "run")));
                    stores.nodes().addHistory(List.of(new Attempt("attempt", Given.node("node", "run"))));
                    stores.variables().write(Map.of("kept", Map.of("${a}", 2L)));
                    stores.callbacks().add(callback);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(stores.runs().find("run")).isEmpty();
        assertThat(stores.runs().runOf("node")).isEmpty();
        assertThat(stores.tokens().find("token")).isEmpty();
        assertThat(stores.nodes().find("node")).isEmpty();
        assertThat(stores.nodes().history("node")).isEmpty();
        assertThat(stores.variables().read(List.of("kept"), List.of("${a}"))).containsEntry("${a}", 1L);
        assertThat(stores.callbacks().has("node", "c")).isFalse();
    }

    @Test
    default void staleTokenUndoesWhatWasWrittenBefore() {
        var stores = stores();
        stores.transactions().run(() -> stores.tokens().add(List.of(Given.token("token", "run"))));
        var old = Given.token("token", "run").change().version(7).make();

        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    stores.nodes().add(List.of(Given.node("node", "run")));
                    stores.tokens().replace(old);
                }))
                .isInstanceOf(StaleToken.class);

        assertThat(stores.nodes().find("node")).isEmpty();
    }

    @Test
    default void innerCallJoinsTheOuterOne() {
        var stores = stores();

        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    stores.transactions().run(() -> stores.nodes().add(List.of(Given.node("node", "run"))));
                    throw new IllegalStateException("the outer one");
                }))
                .hasMessage("the outer one");

        assertThat(stores.nodes().find("node")).isEmpty();
    }

    @Test
    default void workSeesItsOwnWrites() {
        var stores = stores();

        var seen = stores.transactions().call(() -> {
            stores.nodes().add(List.of(Given.node("node", "run")));
            stores.nodes().update(List.of(Given.node("node", "run").in(State.SUSPENDED)));
            return stores.nodes().find("node").orElseThrow();
        });

        assertThat(seen).isEqualTo(Given.node("node", "run").in(State.SUSPENDED));
    }
}
