package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.RunFilter.Span;
import culm.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which runs are found, and in what order. */
public interface RunListContract extends Contract {

    Instant NOW = Given.NOW;

    private void add(Run run) {
        stores().transactions().alone(() -> {
            stores().runs().add(run, List.of("node of " + run.id()));
            return null;
        });
    }

    private void label(String run, Map<String, String> labels) {
        stores().transactions().alone(() -> {
            stores().labels().add(run, labels);
            return null;
        });
    }

    private void fail(String run, String group, int node) {
        stores().transactions().alone(() -> {
            stores().failures().add(List.of(new Failure(run + node, run, group, NOW.plusSeconds(node))));
            return null;
        });
    }

    private static Run run(String id, State state, Instant at) {
        return Given.run(id, state, at);
    }

    private static Run run(String id, String name, String starter, String project) {
        var run = Given.run(id);
        return new Run(
                id,
                name,
                run.treeHash(),
                run.state(),
                run.priority(),
                run.queue(),
                starter,
                project,
                run.rootData(),
                run.context(),
                run.subprocessContext(),
                run.bookings(),
                0,
                0,
                run.outputs(),
                run.createdAt(),
                run.startedAt(),
                null);
    }

    private List<String> ids(RunFilter filter) {
        return ids(new RunQuery(filter, null, 10));
    }

    private List<String> ids(RunQuery query) {
        return stores().runs().list(query).stream().map(Run::id).toList();
    }

    private static RunFilter in(State... states) {
        return RunFilter.all().in(Set.of(states));
    }

    private static RunFilter ofProjects(String... projects) {
        return RunFilter.all().of(Set.of(projects));
    }

    @Test
    default void listsNewestFirstAndByIdWithinOneMoment() {
        add(run("a", State.RUNNING, NOW));
        add(run("c", State.RUNNING, NOW));
        add(run("b", State.RUNNING, NOW));
        add(run("newest", State.RUNNING, NOW.plusNanos(1_000)));

        assertThat(ids(RunFilter.all())).containsExactly("newest", "c", "b", "a");
        assertThat(ids(in(State.RUNNING, State.FINISHED))).containsExactly("newest", "c", "b", "a");
    }

    @Test
    default void pagesWhileRunsAreAdded() {
        for (int i = 0; i < 6; i++) {
            add(run("run" + i, State.RUNNING, NOW.plusSeconds(i / 2)));
        }

        var first = stores().runs().list(new RunQuery(RunFilter.all(), null, 4));
        add(run("later", State.RUNNING, NOW.plusSeconds(60)));
        var last = first.get(3);
        var second = ids(new RunQuery(RunFilter.all(), new RunQuery.Place(last.createdAt(), last.id()), 4));

        assertThat(first).extracting(Run::id).containsExactly("run5", "run4", "run3", "run2");
        assertThat(second).containsExactly("run1", "run0");
    }

    @Test
    default void aWalkGivesEachRunOnceWhileTheyChangeTheirStates() {
        for (int i = 0; i < 30; i++) {
            add(run("run%02d".formatted(i), State.RUNNING, NOW.plusSeconds(i / 4)));
        }
        var filter = in(State.RUNNING, State.FAILED, State.SUSPENDED);
        var seen = new ArrayList<String>();
        RunQuery.Place place = null;
        for (int page = 0; page < 10; page++) {
            var found = stores().runs().list(new RunQuery(filter, place, 4));
            found.forEach(run -> seen.add(run.id()));
            for (int i = page; i < 30; i += 3) {
                moveOn("run%02d".formatted(i), page);
            }
            if (!found.isEmpty()) {
                var last = found.get(found.size() - 1);
                place = new RunQuery.Place(last.createdAt(), last.id());
            }
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(30);
    }

    private void moveOn(String id, int page) {
        stores().transactions().run(() -> {
            if (page % 2 == 0) {
                stores().runs().count(id, 1, 0);
            } else {
                stores().runs().change(id, run -> run.in(State.SUSPENDED));
            }
        });
    }

    @Test
    default void listsAndCountsByTheStateThatAListShows() {
        add(run("ready", State.READY, NOW));
        add(run("running", State.RUNNING, NOW));
        add(run("failed-below", State.RUNNING, NOW).counted(1, 0));
        add(run("paused-below", State.READY, NOW).counted(0, 1));
        add(run("both-below", State.RUNNING, NOW).counted(1, 1));
        add(run("paused", State.SUSPENDED, NOW).counted(1, 0));
        add(run("over", State.FINISHED, NOW));

        assertThat(ids(in(State.RUNNING))).containsExactly("running", "ready");
        assertThat(ids(in(State.BLOCKED))).containsExactly("paused-below");
        assertThat(ids(in(State.FAILED))).containsExactly("failed-below", "both-below");
        assertThat(ids(in(State.SUSPENDED, State.FINISHED))).containsExactly("paused", "over");
        assertThat(ids(in(State.BLOCKED, State.RUNNING))).containsExactly("running", "ready", "paused-below");
        assertThat(ids(RunFilter.all().in(EnumSet.noneOf(State.class)))).isEmpty();
        assertThat(stores().runs().tally(RunFilter.all()))
                .isEqualTo(Map.of(
                        State.RUNNING, 2, State.FAILED, 2, State.BLOCKED, 1, State.SUSPENDED, 1, State.FINISHED, 1));
        assertThat(stores().runs().tally(in(State.FAILED))).isEqualTo(Map.of(State.FAILED, 2));
    }

    @Test
    default void aRunThatMovesOnIsFoundInItsNewState() {
        add(run("a", State.RUNNING, NOW));
        stores().transactions().run(() -> stores().runs().count("a", 1, 0));
        assertThat(ids(in(State.FAILED))).containsExactly("a");

        stores().transactions()
                .run(() -> stores().runs().finish(List.of(new Runs.Finish("a", Map.of(), NOW.plusSeconds(9)))));
        assertThat(ids(in(State.FAILED))).isEmpty();
        assertThat(ids(in(State.FINISHED))).containsExactly("a");
        assertThat(ids(RunFilter.all().finished(new Span(NOW.plusSeconds(9), null))))
                .containsExactly("a");
        assertThat(ids(RunFilter.all().finished(new Span(null, NOW.plusSeconds(9)))))
                .isEmpty();
    }

    @Test
    default void findsPartsOfIdAndNameLiterally() {
        add(run("one", "Nightly 100% Backup", "anna", "default"));
        add(run("two_B", "nightly 1000 backups", "anna", "default"));
        add(run("twoXb", "", "anna", "default"));

        assertThat(ids(RunFilter.all().with("100% b"))).containsExactly("one");
        assertThat(ids(RunFilter.all().with("two_b"))).containsExactly("two_B");
        assertThat(ids(RunFilter.all().with("nightly"))).containsExactly("two_B", "one");
    }

    @Test
    default void findsWhatTheNameBeginsWith() {
        add(run("one", "Nightly 100% Backup", "anna", "default"));
        add(run("two", "NIGHTLY 1000 backups", "anna", "default"));
        add(run("three", "Not nightly", "anna", "default"));
        add(run("four", "\u00dcbel", "anna", "default"));
        add(run("five", "x".repeat(300), "anna", "default"));

        assertThat(ids(RunFilter.all().named("nightly 100"))).containsExactly("two", "one");
        assertThat(ids(RunFilter.all().named("nightly 100%"))).containsExactly("one");
        assertThat(ids(RunFilter.all().named("\u00fcb"))).containsExactly("four");
        assertThat(ids(RunFilter.all().named("x".repeat(64)))).containsExactly("five");
    }

    @Test
    default void findsByStarterProjectAndTime() {
        add(run("one", "", "anna", "blue"));
        add(run("two", "", "bert", "red"));
        add(run("three", "", "Anna", "Blue"));
        add(run("early", State.RUNNING, NOW.minusSeconds(60)));

        assertThat(ids(RunFilter.all().by("anna"))).containsExactly("one");
        assertThat(ids(ofProjects("blue", "green"))).containsExactly("one");
        assertThat(ids(ofProjects("red", "blue"))).containsExactlyInAnyOrder("two", "one");
        assertThat(ids(ofProjects())).isEmpty();
        assertThat(ids(ofProjects("red").by("anna"))).isEmpty();
        assertThat(ids(RunFilter.all().started(new Span(null, NOW)))).containsExactly("early");
        assertThat(ids(RunFilter.all().started(new Span(NOW, NOW.plusSeconds(1)))))
                .containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    default void findsInMoreProjectsThanOneWouldAskForOneByOne() {
        var projects = new HashSet<String>();
        for (int i = 0; i < 40; i++) {
            projects.add("p" + i);
            add(run("run" + i, "", "anna", "p" + i));
        }

        assertThat(stores().runs().list(new RunQuery(RunFilter.all().of(projects), null, 100)))
                .hasSize(40);
        assertThat(ids(in(State.RUNNING, State.FAILED).of(projects))).hasSize(10);
    }

    @Test
    default void findsByLabelsThatMayChange() {
        for (var id : List.of("a", "b", "c")) {
            add(run(id, State.RUNNING, NOW));
        }
        label("a", Map.of("env", "prod", "team", "x"));
        label("b", Map.of("env", "prod"));
        label("c", Map.of("env", "Prod"));

        assertThat(ids(RunFilter.all().labelled(Map.of("env", "prod")))).containsExactly("b", "a");
        assertThat(ids(RunFilter.all().labelled(Map.of("env", "prod", "team", "x"))))
                .containsExactly("a");
        assertThat(ids(in(State.FINISHED).labelled(Map.of("env", "prod")))).isEmpty();
        assertThat(stores().labels().of(List.of("a", "b", "nobody")))
                .isEqualTo(Map.of("a", Map.of("env", "prod", "team", "x"), "b", Map.of("env", "prod")));

        stores().transactions().run(() -> stores().labels().replace("a", Map.of("env", "test")));
        stores().transactions().run(() -> stores().labels().replace("b", Map.of()));
        assertThat(ids(RunFilter.all().labelled(Map.of("env", "prod")))).isEmpty();
        assertThat(stores().labels().of(List.of("a", "b"))).isEqualTo(Map.of("a", Map.of("env", "test")));
    }

    @Test
    default void groupsWhatHasFailedForOneReason() {
        for (var id : List.of("a", "b", "c")) {
            add(run(id, State.RUNNING, NOW));
        }
        add(run("d", "", "anna", "blue"));
        fail("a", "full", 1);
        fail("b", "full", 2);
        fail("b", "full", 3);
        fail("c", "away", 4);
        fail("d", "away", 5);

        assertThat(stores().failures().groups(RunFilter.all(), 10))
                .containsExactly(
                        new ErrorGroup("away", 2, 2, NOW.plusSeconds(5), "d5"),
                        new ErrorGroup("full", 2, 3, NOW.plusSeconds(3), "b3"));
        assertThat(stores().failures().groups(ofProjects("blue"), 10))
                .containsExactly(new ErrorGroup("away", 1, 1, NOW.plusSeconds(5), "d5"));
        assertThat(stores().failures().groups(RunFilter.all().failing("full"), 10))
                .hasSize(1);
        assertThat(ids(RunFilter.all().failing("full"))).containsExactly("b", "a");

        stores().transactions().run(() -> stores().failures().remove(List.of("b2", "a1")));
        assertThat(ids(RunFilter.all().failing("full"))).containsExactly("b");
        stores().transactions().run(() -> stores().failures().removeOf("b"));
        assertThat(stores().failures().groups(RunFilter.all(), 10))
                .extracting(ErrorGroup::group)
                .containsExactly("away");
        assertThat(stores().failures().groups(RunFilter.all(), 0)).isEmpty();
    }
}
