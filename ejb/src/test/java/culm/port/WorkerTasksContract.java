package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks.Load;
import culm.port.WorkerTasks.TaskLost;
import culm.port.WorkerTasks.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public interface WorkerTasksContract extends Contract {

    Duration LEASE = Duration.ofMinutes(1);
    WorkerKind RESIZE = new WorkerKind("resize", "legacy");
    WorkerKind OTHER = new WorkerKind("resize", "2");
    Wanted ALL = new Wanted(Set.of(RESIZE, OTHER), null);

    /** By the clock that leases go by. */
    void pass(Duration time);

    private WorkerTasks tasks() {
        return stores().workerTasks();
    }

    private <T> T alone(Supplier<T> work) {
        return stores().transactions().alone(work);
    }

    private void alone(Runnable work) {
        alone(() -> {
            work.run();
            return null;
        });
    }

    private static WorkerTask task(String node, WorkerKind kind, int priority, int second) {
        return new WorkerTask(
                node,
                "t" + node,
                "run",
                second % 2 == 0 ? "blue" : "red",
                kind,
                "attempt",
                priority,
                Given.NOW.plusSeconds(second),
                3,
                null,
                null,
                0,
                0);
    }

    private void add(WorkerTask... some) {
        alone(() -> tasks().add(List.of(some)));
    }

    private List<WorkerTask> hand(Wanted wanted, String worker, int most) {
        return alone(() -> tasks().hand(wanted, worker, LEASE, most));
    }

    private Hold hold(String worker) {
        return hand(ALL, worker, 1).get(0).hold();
    }

    private void extend(Hold hold) {
        alone(() -> tasks().extend(hold, LEASE));
    }

    private void giveBack(Hold hold, boolean counted) {
        alone(() -> tasks().giveBack(hold, counted));
    }

    private void end(Hold hold) {
        alone(() -> tasks().end(hold));
    }

    private WorkerTask found(String node) {
        return tasks().find(node).orElseThrow();
    }

    @Test
    default void givesBackWhatWasAdded() {
        var task = task("a", RESIZE, 100, 0);
        add(task, task("b", OTHER, 0, 1));

        assertThat(tasks().find("a")).contains(task);
        assertThat(tasks().find("c")).isEmpty();
        assertThat(tasks().ofRun("run")).extracting(WorkerTask::nodeId).containsExactlyInAnyOrder("a", "b");
        assertThat(tasks().ofRun("other")).isEmpty();
    }

    @Test
    default void aNodeHasOneTask() {
        add(task("a", RESIZE, 100, 0));
        var first = hold("w");
        var next = new WorkerTask("a", "next", "run", "blue", RESIZE, "attempt2", 7, Given.NOW, 3, null, null, 0, 0);

        add(next);

        assertThat(tasks().find("a")).contains(next);
        assertThatThrownBy(() -> end(first)).isInstanceOf(TaskLost.class);
    }

    @Test
    default void theMostUrgentGoFirstAndOfThoseTheOldest() {
        add(task("a", RESIZE, 100, 2), task("b", RESIZE, 100, 1), task("c", OTHER, 200, 3), task("d", RESIZE, 0, 0));

        assertThat(hand(ALL, "w", 3)).extracting(WorkerTask::nodeId).containsExactly("c", "b", "a");
        assertThat(hand(ALL, "w", 3)).extracting(WorkerTask::nodeId).containsExactly("d");
        assertThat(hand(ALL, "w", 3)).isEmpty();
    }

    @Test
    default void aWorkerIsGivenWhatItCanDoAndMaySee() {
        add(task("a", RESIZE, 100, 0), task("b", OTHER, 100, 1), task("c", RESIZE, 100, 3));
        var red = new Wanted(Set.of(RESIZE), Set.of("red"));

        assertThat(tasks().anyFor(new Wanted(Set.of(new WorkerKind("crop", "2")), null)))
                .isFalse();
        assertThat(tasks().anyFor(new Wanted(Set.of(), null))).isFalse();
        assertThat(hand(new Wanted(Set.of(RESIZE), Set.of()), "w", 9)).isEmpty();
        assertThat(tasks().anyFor(red)).isTrue();
        assertThat(hand(red, "w", 9)).extracting(WorkerTask::nodeId).containsExactly("c");
        assertThat(tasks().anyFor(red)).isFalse();
        assertThat(hand(new Wanted(Set.of(OTHER, new WorkerKind("crop", "2"), new WorkerKind("x", "y")), null), "w", 9))
                .extracting(WorkerTask::nodeId)
                .containsExactly("b");
    }

    @Test
    default void whoIsGivenATaskHasItWithAFence() {
        add(task("a", RESIZE, 100, 0));

        var handed = hand(ALL, "w", 1).get(0);

        assertThat(handed).isEqualTo(found("a"));
        assertThat(handed.worker()).isEqualTo("w");
        assertThat(handed.fence()).isEqualTo(1);
        assertThat(handed.handedOut()).isEqualTo(1);
        assertThat(handed.leaseUntil()).isNotNull();
        end(handed.hold());
        assertThat(tasks().find("a")).isEmpty();
        assertThatThrownBy(() -> end(handed.hold())).isInstanceOf(TaskLost.class);
    }

    @Test
    default void onlyWhoHasItMayDoAnythingWithIt() {
        add(task("a", RESIZE, 100, 0));
        var mine = hold("w");
        var other = new Hold(mine.nodeId(), mine.id(), "other", mine.fence());

        assertThatThrownBy(() -> end(other)).isInstanceOf(TaskLost.class);
        assertThatThrownBy(() -> extend(other)).isInstanceOf(TaskLost.class);
        giveBack(mine, false);
        assertThat(found("a").handedOut()).isZero();
        assertThat(found("a").leaseUntil()).isNull();
        var next = hold("other");
        assertThat(next.fence()).isEqualTo(2);
        assertThatThrownBy(() -> extend(mine)).isInstanceOf(TaskLost.class);
        assertThatThrownBy(() -> giveBack(mine, true)).isInstanceOf(TaskLost.class);
        giveBack(next, true);
        assertThat(found("a").handedOut()).isEqualTo(1);
    }

    @Test
    default void aTaskIsOverdueWhenNothingIsHeardOfItsWorker() {
        add(task("a", RESIZE, 100, 0), task("b", RESIZE, 0, 1), task("c", RESIZE, 0, 2));
        var mine = hold("w");
        pass(Duration.ofSeconds(40));
        hold("x");
        assertThat(tasks().overdue(9)).isEmpty();

        pass(Duration.ofSeconds(21));

        assertThat(tasks().overdue(9)).extracting(WorkerTask::nodeId).containsExactly("a");
        extend(mine);
        assertThat(tasks().overdue(9)).isEmpty();
        pass(Duration.ofSeconds(61));
        assertThat(tasks().overdue(9)).extracting(WorkerTask::nodeId).containsExactly("b", "a");
        assertThat(tasks().overdue(1)).extracting(WorkerTask::nodeId).containsExactly("b");
    }

    @Test
    default void aTaskThatIsLostTakesTheWholeTransactionWithIt() {
        add(task("a", RESIZE, 100, 0), task("b", RESIZE, 100, 1));
        var lost = new Hold("a", "ta", "w", 7);

        assertThatThrownBy(() -> alone(() -> {
                    tasks().remove("b");
                    tasks().end(lost);
                }))
                .isInstanceOf(TaskLost.class);

        assertThat(tasks().ofRun("run")).hasSize(2);
    }

    @Test
    default void whatIsNoLongerToBeDoneIsRemoved() {
        add(task("a", RESIZE, 100, 0), task("b", RESIZE, 100, 1), task("c", RESIZE, 100, 2));

        alone(() -> tasks().remove("b"));
        alone(() -> tasks().remove("nobody"));
        assertThat(tasks().ofRun("run")).extracting(WorkerTask::nodeId).containsExactlyInAnyOrder("a", "c");
        alone(() -> tasks().removeOf("run"));
        assertThat(tasks().ofRun("run")).isEmpty();
    }

    @Test
    default void tellsWhatWaitsAndWhatIsHandedOut() {
        add(task("a", RESIZE, 100, 3), task("b", RESIZE, 100, 2), task("c", RESIZE, 200, 1), task("d", OTHER, 250, 0));
        hand(ALL, "w", 2);

        assertThat(tasks().loads())
                .containsExactly(new Load(OTHER, 0, 1, null), new Load(RESIZE, 2, 1, Given.NOW.plusSeconds(2)));
    }

    @Test
    default void noTwoWorkersGetTheSameTask() throws Exception {
        var all = new ArrayList<WorkerTask>();
        for (int i = 0; i < 40; i++) {
            all.add(task("n" + i, RESIZE, i % 3, i));
        }
        alone(() -> tasks().add(all));

        var handed = atOnce(4, number -> () -> {
            var mine = new ArrayList<String>();
            for (int round = 0; round < 20; round++) {
                hand(ALL, "w" + number, 3).forEach(task -> mine.add(task.nodeId()));
            }
            return mine;
        });

        var given = handed.stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(given)).hasSameSizeAs(given).hasSize(40);
    }

    @Test
    default void componentsAreKept() {
        var component = new WorkerComponent(RESIZE, "Make smaller", "images", true, 5, "anna", Given.NOW);
        var other = new WorkerComponent(OTHER, "Make smaller", "", false, 5, "anna", Given.NOW);
        alone(() -> stores().workerComponents().put(component));
        alone(() -> stores().workerComponents().put(other));

        assertThat(stores().workerComponents().list()).containsExactly(other, component);
        assertThat(other.mostAttempts()).isEqualTo(1);
        assertThat(component.mostAttempts()).isEqualTo(5);
        var changed = new WorkerComponent(RESIZE, "Smaller", "images", true, 2, "bea", Given.NOW.plusSeconds(1));
        alone(() -> stores().workerComponents().put(changed));
        alone(() -> stores().workerComponents().remove(OTHER));
        assertThat(stores().workerComponents().list()).containsExactly(changed);
    }
}
