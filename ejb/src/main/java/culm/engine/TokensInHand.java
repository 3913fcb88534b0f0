package culm.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens that this server's threads have, or are about to take. A thread enters here before it claims, so that a token
 * that is claimed by this server and not in here was let fall.
 */
final class TokensInHand {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Map<String, Integer> tokens = new HashMap<>();
    private final Map<String, Integer> queues = new HashMap<>();
    private boolean closed;

    /** @return false if no more tokens are taken */
    boolean enter(String tokenId, String queue) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            tokens.merge(tokenId, 1, Integer::sum);
            queues.merge(queue, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(String tokenId, String queue) {
        lock.lock();
        try {
            lessOne(tokens, tokenId);
            lessOne(queues, queue);
            if (tokens.isEmpty()) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void lessOne(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    boolean has(String tokenId) {
        lock.lock();
        try {
            return tokens.containsKey(tokenId);
        } finally {
            lock.unlock();
        }
    }

    /** How many threads are at work for a queue. */
    int of(String queue) {
        lock.lock();
        try {
            return queues.getOrDefault(queue, 0);
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** From here on none is taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether none is left */
    boolean awaitEmpty(Duration longest) {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (!tokens.isEmpty() && left > 0) {
                left = empty.awaitNanos(left);
            }
            return tokens.isEmpty();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
