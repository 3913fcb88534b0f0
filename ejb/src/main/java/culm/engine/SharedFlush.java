package culm.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/** Groups that have come while the disk is waited for share the next wait. */
final class SharedFlush {

    private final ReentrantLock disk = new ReentrantLock();
    private Wait next;

    /** @param group the one on whose connection it is waited */
    private record Wait(long group, CompletableFuture<Void> over) {}

    /**
     * Returns when a group is on the disk. Cannot be interrupted.
     *
     * @param group its number; groups are committed one after another
     * @param flush waits on the connection of the group. If it succeeds, the database has not fallen since that was opened: so it vouches
     *     for groups that came later as well, but not for earlier ones
     */
    void await(long group, Runnable flush) {
        var interrupted = Thread.interrupted(); // that is between the thread and one of its components
        try {
            waitFor(new Wait(group, new CompletableFuture<>()), flush);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void waitFor(Wait mine, Runnable flush) {
        var shared = join(mine);
        if (shared == mine) {
            lead(mine, flush);
        } else if (shared.group() > mine.group() || !succeeds(shared)) {
            flush.run();
        }
    }

    private static boolean succeeds(Wait shared) {
        try {
            shared.over().join();
            return true;
        } catch (CompletionException failed) {
            return false;
        }
    }

    private synchronized Wait join(Wait mine) {
        if (next == null) {
            next = mine;
        }
        return next;
    }

    /** Who comes from now on may have committed too late for this one. */
    private synchronized void close() {
        next = null;
    }

    private void lead(Wait mine, Runnable flush) {
        disk.lock();
        try {
            close();
            flush.run();
            mine.over().complete(null);
        } catch (Throwable failure) {
            mine.over().completeExceptionally(failure);
            throw failure;
        } finally {
            disk.unlock();
        }
    }
}
