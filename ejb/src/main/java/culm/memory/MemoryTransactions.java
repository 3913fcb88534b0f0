package culm.memory;

import culm.port.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction at a time; a failure takes back what was written. */
final class MemoryTransactions implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    @Override
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.get() : outermost(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T outermost(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            undo.forEach(Runnable::run);
            throw failure;
        } finally {
            undo.clear();
        }
    }

    /** Remembers how to take back a write. */
    void onRollback(Runnable takeBack) {
        if (lock.isHeldByCurrentThread()) {
            undo.push(takeBack);
        }
    }
}
