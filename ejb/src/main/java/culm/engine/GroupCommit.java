package culm.engine;

import culm.engine.StepWriter.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes steps so that those which are decided while a commit is under way share the next one. Nobody waits for company: a
 * step that is alone is written at once. All steps that lock a run go the same way, so that none waits for another's lock; those
 * that do not go the other way, so that the one does not wait for the other's commit.
 */
final class GroupCommit {

    /** While one way waits for the disk, the other has the processor. */
    private static final int WAYS = 2;

    private static final int MOST_IN_A_GROUP = 64;

    private final Function<List<Step>, List<Written>> transaction;
    private final List<Way> ways;

    /** @param transaction writes steps and commits them; if it fails, nothing of them is written */
    GroupCommit(Function<List<Step>, List<Written>> transaction) {
        this.transaction = transaction;
        this.ways = IntStream.range(0, WAYS).mapToObj(way -> new Way()).toList();
    }

    /**
     * Returns when the steps, all of one run, are committed. What fails in company is tried once more alone, so that it fails
     * for itself.
     */
    List<Written> write(List<Step> steps) {
        var written = wayOf(steps).write(steps);
        return written != null ? written : transaction.apply(steps);
    }

    private Way wayOf(List<Step> steps) {
        var turn = steps.stream().anyMatch(Step::touchesMoreThanItsToken) ? 0 : 1;
        return ways.get(Math.floorMod(steps.get(0).token().runId().hashCode() + turn, WAYS));
    }

    /** One after another, groups of steps; each is written by the thread that brought the first of it. */
    private final class Way {
        private final ReentrantLock lock = new ReentrantLock();
        private List<Entry> waiting = new ArrayList<>();
        private volatile Thread leader;

        /** @return null if the steps are not written and have to be tried alone */
        List<Written> write(List<Step> steps) {
            if (leader == Thread.currentThread()) {
                return null; // it is asked for between two transactions, and would wait for itself
            }
            var entry = new Entry(steps);
            if (isFirst(entry)) {
                entry.group = List.of(entry);
            } else {
                entry.awaitTurn();
            }
            if (entry.group != null) {
                lead(entry.group);
            }
            return entry.written;
        }

        private boolean isFirst(Entry entry) {
            lock.lock();
            try {
                if (leader != null) {
                    waiting.add(entry);
                    return false;
                }
                leader = Thread.currentThread();
                return true;
            } finally {
                lock.unlock();
            }
        }

        private void lead(List<Entry> group) {
            leader = Thread.currentThread();
            try {
                commit(group);
            } finally {
                handOn();
                group.stream().skip(1).forEach(Entry::wake);
            }
        }

        private void commit(List<Entry> group) {
            if (group.size() == 1) {
                group.get(0).written = transaction.apply(group.get(0).steps);
                return;
            }
            try {
                var written = transaction.apply(
                        group.stream().flatMap(entry -> entry.steps.stream()).toList());
                deal(written, group);
            } catch (RuntimeException oneOfThem) {
                // each finds out for itself
            }
        }

        private static void deal(List<Written> written, List<Entry> group) {
            var dealt = 0;
            for (var entry : group) {
                entry.written = written.subList(dealt, dealt + entry.steps.size());
                dealt += entry.steps.size();
            }
        }

        private void handOn() {
            lock.lock();
            try {
                if (waiting.isEmpty()) {
                    leader = null;
                    return;
                }
                var next = waiting.subList(0, Math.min(waiting.size(), MOST_IN_A_GROUP));
                var group = List.copyOf(next);
                next.clear();
                group.get(0).group = group;
                group.get(0).wake();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Steps on their way; the fields are written before its thread is woken. */
    private static final class Entry {
        private final List<Step> steps;
        private final CountDownLatch woken = new CountDownLatch(1);
        private List<Entry> group;
        private List<Written> written;

        private Entry(List<Step> steps) {
            this.steps = steps;
        }

        private void wake() {
            woken.countDown();
        }

        /** Whoever interrupts the thread has to wait: the step is being written, or will be within moments. */
        private void awaitTurn() {
            var interrupted = false;
            while (true) {
                try {
                    woken.await();
                    break;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
