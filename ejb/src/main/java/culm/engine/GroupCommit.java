package culm.engine;

import culm.engine.StepWriter.Written;
import culm.port.StaleToken;
import culm.port.Transactions;
import culm.port.Transactions.Unflushed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes steps so that those which are decided while a commit is under way share the next one. Nobody waits for company: a
 * step that is alone is written at once.
 *
 * <p>Where the store can leave the wait for its disk to later, all go one way: while a group waits for the disk, the next is written.
 * Otherwise there are two ways, so that while one waits the other has the processor. All steps that lock a run go the same way then, so
 * that none waits for another's lock; those that do not go the other way, so that the one does not wait for the other's commit.
 */
final class GroupCommit {

    private static final int MOST_IN_A_GROUP = 64;

    private final Transactions transactions;
    private final Function<List<Step>, Supplier<List<Written>>> store;
    private final SharedFlush flush = new SharedFlush();
    private final List<Way> ways;

    /** @param store writes steps in the transaction that is open; what came of them can be asked for when that is over */
    GroupCommit(Transactions transactions, Function<List<Step>, Supplier<List<Written>>> store) {
        this.transactions = transactions;
        this.store = store;
        this.ways = Stream.generate(Way::new)
                .limit(transactions.flushesLater() ? 1 : 2)
                .toList();
    }

    /**
     * Returns when the steps, all of one run, are committed and on the disk. What fails in company is tried once more alone, so that it
     * fails for itself.
     */
    List<Written> write(List<Step> steps) {
        try {
            var written = wayOf(steps).write(steps);
            return written != null ? written : commit(steps);
        } catch (StaleToken moved) {
            // perhaps by these steps, in a commit whose answer was lost: who finds that goes on, so it has to be on the
            // disk
            transactions.flush();
            throw moved;
        }
    }

    private List<Written> commit(List<Step> steps) {
        return transactions.alone(() -> store.apply(steps)).get();
    }

    private Way wayOf(List<Step> steps) {
        var turn = steps.stream().anyMatch(Step::touchesMoreThanItsToken) ? 0 : 1;
        return ways.get(Math.floorMod(steps.get(0).token().runId().hashCode() + turn, ways.size()));
    }

    /** One after another, groups of steps; each is written by the thread that brought the first of it. */
    private final class Way {
        private final ReentrantLock lock = new ReentrantLock();
        private List<Entry> waiting = new ArrayList<>();
        private volatile Thread leader;
        private long groups;

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
            try {
                if (transactions.flushesLater() && isInCompany(group)) {
                    writeAndFlush(group, ++groups);
                } else {
                    writeFlushed(group);
                }
            } catch (RuntimeException oneOfThem) {
                if (group.size() == 1) {
                    throw oneOfThem;
                }
                // each finds out for itself
            } finally {
                group.stream().skip(1).forEach(Entry::wake);
            }
        }

        private boolean isInCompany(List<Entry> group) {
            lock.lock();
            try {
                return group.size() > 1 || !waiting.isEmpty();
            } finally {
                lock.unlock();
            }
        }

        private void writeFlushed(List<Entry> group) {
            try {
                deal(commit(steps(group)), group);
            } finally {
                handOn();
            }
        }

        private void writeAndFlush(List<Entry> group, long number) {
            var committed = commitUnflushed(group);
            try (committed) {
                flush.await(number, committed::flush);
            }
            deal(committed.result().get(), group); // which may read: not before the connection is given back
        }

        /** While this group waits for the disk, the next is written. */
        private Unflushed<Supplier<List<Written>>> commitUnflushed(List<Entry> group) {
            try {
                var steps = steps(group);
                return transactions.unflushed(() -> store.apply(steps));
            } finally {
                handOn();
            }
        }

        private static List<Step> steps(List<Entry> group) {
            return group.stream().flatMap(entry -> entry.steps.stream()).toList();
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
                leader = group.get(0).thread;
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
        private final Thread thread = Thread.currentThread();
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
