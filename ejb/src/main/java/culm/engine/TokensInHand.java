package culm.engine;

import culm.port.TokenRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens that this server's threads have, or are about to take. A thread enters here before it claims, so that a token
 * that is claimed by this server and not in here was let fall.
 */
final class TokensInHand {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Map<String, Optional<TokenRef>> tokens = new HashMap<>();
    private final Map<String, Integer> queues = new HashMap<>();
    private final Map<String, Integer> peaks = new HashMap<>();
    private boolean closed;

    /**
     * No two threads have the same token. Who is told of one that another thread has leaves it to that thread, which may
     * just be done with it.
     *
     * @return false if another thread has it, or none is taken any more
     */
    boolean enter(TokenRef token) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (tokens.containsKey(token.tokenId())) {
                tokens.put(token.tokenId(), Optional.of(token));
                return false;
            }
            tokens.put(token.tokenId(), Optional.empty());
            var busy = queues.merge(token.queue(), 1, Integer::sum);
            peaks.merge(token.queue(), busy, Math::max);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @return what another thread was told of the token meanwhile */
    Optional<TokenRef> leave(TokenRef token) {
        lock.lock();
        try {
            var toldMeanwhile = tokens.remove(token.tokenId());
            queues.merge(token.queue(), -1, Integer::sum);
            if (tokens.isEmpty()) {
                empty.signalAll();
            }
            return toldMeanwhile;
        } finally {
            lock.unlock();
        }
    }

    boolean has(String tokenId) {
        lock.lock();
        try {
            return tokens.containsKey(tokenId);
        } finally {
            lock.unlock();
        }
    }

    /** How many threads were at work for a queue at the same time, at most, since this was asked for the last time. */
    int peak(String queue) {
        lock.lock();
        try {
            var peak = peaks.getOrDefault(queue, 0);
            peaks.put(queue, queues.getOrDefault(queue, 0));
            return peak;
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
