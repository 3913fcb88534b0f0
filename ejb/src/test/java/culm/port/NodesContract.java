package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.state.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface NodesContract extends Contract {

    private void add(NodeRun... nodes) {
        stores().transactions().run(() -> stores().nodes().add(List.of(nodes)));
    }

    private void update(Collection<NodeRun> nodes) {
        stores().transactions().run(() -> stores().nodes().update(nodes));
    }

    @Test
    default void givesBackWhatWasAdded() {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("b", List.of(Map.of("c", 1.5)));
        outputs.put("a", null);
        var node = new NodeRun(
                "node",
                "run",
                "sub",
                "entry",
                "\u540d\u524d",
                State.FAILED,
                3,
                2,
                7,
                1,
                true,
                true,
                "v",
                Map.of("in", "x".repeat(5_000)),
                outputs,
                "why",
                Given.NOW,
                Given.NOW.plusSeconds(1));

        add(node);

        assertThat(stores().nodes().find("node")).contains(node);
        assertThat(stores().nodes().find("node").orElseThrow().outputs().keySet())
                .containsExactly("b", "a");
        assertThat(stores().nodes().find("unknown")).isEmpty();
    }

    @Test
    default void givesBackABookedPause() {
        var booked = new NodeRun(
                "node",
                "run",
                "run",
                null,
                "",
                State.SUSPENDED,
                0,
                0,
                0,
                0,
                false,
                false,
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null);

        add(booked);

        assertThat(stores().nodes().find("node")).contains(booked);
    }

    @Test
    default void updatesEveryFact() {
        add(Given.node("node", "run"));
        var next = new NodeRun(
                "node",
                "run",
                "sub",
                "again",
                "renamed",
                State.FINISHED,
                2,
                3,
                4,
                3,
                true,
                true,
                "v2",
                Map.of("in", 2L),
                Map.of("out", 3L),
                Map.of("reason", "none"),
                Given.NOW.plusSeconds(1),
                Given.NOW.plusSeconds(2));

        update(List.of(next));
        assertThat(stores().nodes().find("node")).contains(next);

        update(List.of(Given.node("node", "run")));
        assertThat(stores().nodes().find("node")).contains(Given.node("node", "run"));
    }

    @Test
    default void addsAndUpdatesMany() {
        var nodes = IntStream.range(0, 1_200)
                .mapToObj(i -> Given.node("n" + i, "run"))
                .toArray(NodeRun[]::new);

        add(nodes);
        update(List.of(nodes[0].in(State.SUSPENDED), nodes[1_199].in(State.SUSPENDED)));

        assertThat(stores().nodes().ofRun("run")).hasSize(1_200);
        assertThat(stores().nodes().ofRun("run"))
                .filteredOn(node -> node.state() == State.SUSPENDED)
                .extracting(NodeRun::id)
                .containsExactlyInAnyOrder("n0", "n1199");
    }

    @Test
    default void refusesToUpdateANodeThatWasNeverEntered() {
        assertThatThrownBy(() -> update(List.of(Given.node("node", "run"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("node");
    }

    @Test
    default void tellsTheNodesOfARun() {
        add(
                Given.node("a", "run"),
                Given.node("b", "run").failed(Map.of(), "why", Given.NOW),
                Given.node("c", "other"));

        var nodes = stores().nodes().ofRun("run");

        assertThat(nodes).extracting(NodeRun::id).containsExactlyInAnyOrder("a", "b");
        assertThat(nodes)
                .filteredOn(node -> node.exData() != null)
                .extracting(NodeRun::state)
                .containsExactly(State.FAILED);
    }

    @Test
    default void aRemovedNodeCanBeEnteredAgain() {
        add(Given.node("node", "run"));

        stores().transactions().run(() -> {
            stores().nodes().remove(List.of("node"));
            stores().nodes().add(List.of(Given.node("node", "run").in(State.SUSPENDED)));
        });

        assertThat(stores().nodes().find("node"))
                .contains(Given.node("node", "run").in(State.SUSPENDED));
        stores().transactions().run(() -> stores().nodes().remove(List.of("node")));
        assertThat(stores().nodes().find("node")).isEmpty();
    }

    @Test
    default void removesSeveral() {
        add(Given.node("a", "run"), Given.node("b", "run"), Given.node("c", "run"));

        stores().transactions().run(() -> stores().nodes().remove(List.of("c", "a", "unknown")));

        assertThat(stores().nodes().ofRun("run")).extracting(NodeRun::id).containsExactly("b");
    }

    @Test
    default void theLastOfSeveralUpdatesInATransactionCounts() {
        add(Given.node("node", "run"));

        stores().transactions().run(() -> {
            stores().nodes().update(List.of(Given.node("node", "run").in(State.RUNNING)));
            stores().nodes().update(List.of(Given.node("node", "run").in(State.SUSPENDED)));
            stores().nodes().update(List.of(Given.node("node", "run").in(State.FAILED)));
        });

        assertThat(stores().nodes().find("node"))
                .contains(Given.node("node", "run").in(State.FAILED));
    }

    @Test
    default void keepsHistoryInTheOrderOfItsIds() {
        var failed = Given.node("node", "run").failed(Map.of("o", 1L), "why", Given.NOW.plusSeconds(1));
        var first = new Attempt("0001", failed);
        var second = new Attempt("0002", Given.node("node", "run"));

        stores().transactions().run(() -> stores().nodes()
                .addHistory(List.of(second, first, new Attempt("0000", Given.node("other", "run")))));

        assertThat(stores().nodes().history("node")).containsExactly(first, second);
        assertThat(stores().nodes().history("unknown")).isEmpty();
    }
}
