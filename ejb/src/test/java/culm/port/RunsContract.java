package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.state.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface RunsContract extends Contract {

    private boolean add(Run run, String... nodes) {
        try {
            stores().transactions().alone(() -> {
                stores().runs().add(run, List.of(nodes));
                return null;
            });
            return true;
        } catch (IdsInUse known) {
            return false;
        }
    }

    @Test
    default void givesBackWhatWasAdded() {
        var rootData = new LinkedHashMap<String, Object>();
        rootData.put("z", List.of(1L, 2.5, "text \u00e9 \u0000", true));
        rootData.put("a", null);
        var run = new Run(
                "run",
                "\u540d\u524d",
                "tree",
                State.READY,
                255,
                "slow",
                "somebody",
                "blue",
                rootData,
                Map.of("${k}", Map.of("deep", List.of())),
                Map.of("${s}", "sub"),
                Set.of("booked"),
                1,
                2,
                Map.of("${o}", "out"),
                Given.NOW,
                Given.NOW.plusNanos(1_000),
                Given.NOW.plusSeconds(3));

        assertThat(add(run, "n1", "n2")).isTrue();

        assertThat(stores().runs().find("run")).contains(run);
        assertThat(stores().runs().find("run").orElseThrow().rootData().keySet())
                .containsExactly("z", "a");
        assertThat(stores().runs().find("n1")).isEmpty();
        assertThat(stores().runs().runOf("n2")).contains("run");
        assertThat(stores().runs().runOf("run")).isEmpty();
    }

    private void underWay(String id, State state, int failed, int suspended) {
        stores().transactions().run(() -> {
            var run = Given.run(id, state, Given.NOW).counted(failed, suspended);
            stores().runs().add(run, List.of());
            var root = Given.token(id + "root", id);
            stores().tokens().add(List.of(root, Given.branch(id + "branch", id, root.id())));
        });
    }

    @Test
    default void countsRunsThatAreUnderWayByTheStateThatAListShows() {
        underWay("new", State.READY, 0, 0);
        underWay("one", State.RUNNING, 0, 0);
        underWay("failed", State.RUNNING, 1, 2);
        underWay("blocked", State.RUNNING, 0, 2);
        underWay("paused", State.SUSPENDED, 1, 0);
        stores().transactions().run(() -> {
            stores().runs().add(Given.run("finished", State.FINISHED, Given.NOW), List.of());
            stores().runs().add(Given.run("revoked", State.REVOKED, Given.NOW), List.of());
            stores().tokens().add(List.of(Given.token("last", "revoked")));
        });

        assertThat(stores().runs().underWay())
                .isEqualTo(Map.of(State.RUNNING, 2, State.FAILED, 1, State.BLOCKED, 1, State.SUSPENDED, 1));
    }

    @Test
    default void idsDifferByCase() {
        add(Given.run("run"), "node");

        assertThat(stores().runs().find("RUN")).isEmpty();
        assertThat(stores().runs().runOf("Node")).isEmpty();
        assertThat(add(Given.run("Run"), "NODE")).isTrue();
    }

    @Test
    default void refusesARunIdThatIsInUseAndKeepsNothing() {
        add(Given.run("run"), "first");

        assertThat(add(Given.run("run", State.READY, Given.NOW), "second")).isFalse();

        assertThat(stores().runs().find("run")).contains(Given.run("run"));
        assertThat(stores().runs().runOf("second")).isEmpty();
    }

    @Test
    default void refusesANodeIdThatIsInUseAndKeepsNothing() {
        add(Given.run("run"), "a", "b");

        assertThat(add(Given.run("other"), "c", "b")).isFalse();

        assertThat(stores().runs().find("other")).isEmpty();
        assertThat(stores().runs().runOf("c")).isEmpty();
        assertThat(stores().runs().runOf("b")).contains("run");
    }

    @Test
    default void refusalUndoesWhatElseTheTransactionHasWritten() {
        add(Given.run("run"), "a");

        assertThatThrownBy(() -> stores().transactions().run(() -> {
                    stores().variables().write(Map.of("scope", Map.of("${a}", 1L)));
                    stores().runs().add(Given.run("run"), List.of("a"));
                    stores().tokens().add(List.of(Given.token("token", "run")));
                }))
                .isInstanceOf(IdsInUse.class);

        assertThat(stores().tokens().find("token")).isEmpty();
        assertThat(stores().variables().merged(List.of("scope"))).isEmpty();
    }

    @Test
    default void ofEqualRunsThatStartAtOnceOneIsAdded() throws Exception {
        for (int round = 0; round < 10; round++) {
            var run = Given.run("run" + round);
            var nodes = IntStream.range(0, 50).mapToObj(i -> run.id() + "n" + i).toArray(String[]::new);

            var added = atOnce(4, thread -> () -> add(run, nodes));

            assertThat(Collections.frequency(added, true)).isEqualTo(1);
        }
    }

    @Test
    default void ofRunsThatShareNodesAndStartAtOnceOneIsAdded() throws Exception {
        for (int round = 0; round < 10; round++) {
            var prefix = "r" + round;
            var nodes = IntStream.range(0, 50).mapToObj(i -> prefix + "n" + i).toList();
            var backwards = new ArrayList<>(nodes);
            Collections.reverse(backwards);

            var added = atOnce(
                    2,
                    thread -> () -> add(
                            Given.run(prefix + "-" + thread),
                            (thread == 0 ? nodes : backwards).toArray(String[]::new)));

            assertThat(Collections.frequency(added, true)).isEqualTo(1);
        }
    }

    @Test
    default void changesARun() {
        add(Given.run("run"));

        stores().transactions().run(() -> stores().runs()
                .change("run", run -> run.finished(Map.of("${o}", 1L), Given.NOW.plusSeconds(9))));

        assertThat(stores().runs().find("run"))
                .contains(Given.run("run").finished(Map.of("${o}", 1L), Given.NOW.plusSeconds(9)));
    }

    @Test
    default void changesAtOnceAreAllKept() throws Exception {
        add(Given.run("run"));

        atOnce(
                8,
                thread -> () -> stores().transactions().call(() -> {
                    stores().runs().change("run", run -> run.counted(1, 0));
                    stores().runs().count("run", 1, 2);
                    return null;
                }));

        var run = stores().runs().find("run").orElseThrow();
        assertThat(run.failed()).isEqualTo(16);
        assertThat(run.suspended()).isEqualTo(16);
    }

    @Test
    default void countsDown() {
        add(Given.run("run").counted(2, 2));

        stores().transactions().run(() -> stores().runs().count("run", -1, -2));

        assertThat(stores().runs().find("run")).contains(Given.run("run").counted(1, 0));
    }

    @Test
    default void lockGivesTheRun() {
        add(Given.run("run"));

        assertThat(stores().transactions().call(() -> stores().runs().lock("run")))
                .isEqualTo(Given.run("run"));
    }

    @Test
    default void lockedRunsAreLeftAloneByOthersUntilTheTransactionEnds() throws Exception {
        add(Given.run("a"));
        add(Given.run("b"));

        atOnce(
                8,
                thread -> () -> stores().transactions().call(() -> {
                    stores().runs().lockAll(thread % 2 == 0 ? List.of("a", "b") : List.of("b", "a", "b"));
                    var seen = stores().runs().find("a").orElseThrow();
                    stores().runs().change("b", run -> run.counted(1, 0));
                    stores().runs().count("a", 1 + seen.failed(), 0);
                    return null;
                }));

        assertThat(stores().runs().find("a").orElseThrow().failed()).isEqualTo((1 << 8) - 1);
        assertThat(stores().runs().find("b").orElseThrow().failed()).isEqualTo(8);
    }

    @Test
    default void finishesRuns() {
        var first = Given.run("first").counted(1, 2).booked(Set.of("n"));
        add(first);
        add(Given.run("second"));
        add(Given.run("other"));
        var end = Given.NOW.plusSeconds(9);

        stores().transactions().run(() -> stores().runs()
                .finish(List.of(
                        new Runs.Finish("second", Map.of(), end), new Runs.Finish("first", Map.of("${o}", 1L), end))));

        assertThat(stores().runs().find("first")).contains(first.finished(Map.of("${o}", 1L), end));
        assertThat(stores().runs().find("second")).contains(Given.run("second").finished(Map.of(), end));
        assertThat(stores().runs().find("other")).contains(Given.run("other"));
    }

    @Test
    default void theIdOfARunThatWasUndoneCanBeUsedAgainWithOtherData() {
        var undone = new IllegalStateException("undone");
        assertThatThrownBy(() -> stores().transactions().run(() -> {
                    stores().runs().add(with(Map.of("${k}", 1L)), List.of());
                    stores().runs().find("run");
                    throw undone;
                }))
                .isSameAs(undone);

        add(with(Map.of("${k}", 2L)));

        assertThat(stores().runs().find("run")).contains(with(Map.of("${k}", 2L)));
    }

    private static Run with(Map<String, Object> context) {
        var run = Given.run("run");
        return new Run(
                run.id(),
                run.name(),
                run.treeHash(),
                run.state(),
                run.priority(),
                run.queue(),
                run.createdBy(),
                run.project(),
                run.rootData(),
                context,
                run.subprocessContext(),
                run.bookings(),
                0,
                0,
                run.outputs(),
                run.createdAt(),
                run.startedAt(),
                null);
    }

    @Test
    default void knowsTheProjectOfARunAndOfItsNodes() {
        add(Given.run("two"), "n2");

        assertThat(stores().runs().projectOf("two")).contains("default");
        assertThat(stores().runs().projectOf("n2")).contains("default");
        assertThat(stores().runs().projectOf("nobody")).isEmpty();
    }
}
