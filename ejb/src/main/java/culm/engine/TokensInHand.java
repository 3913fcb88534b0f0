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
    private final Condition left = lock.newCondition();
    private final Map<String, Optional<TokenRef>> tokens = new HashMap<>();
    private final Map<String, Integer> queues = new HashMap<>();
    private final Map<String, Integer> peaks = new HashMap<>();
    private final Map<String, Integer> lent = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private boolean closed;

    /**
     * No two threads have the same token. Who is told of one that another thread has leaves it to that thread, which may
     * just be done with it. Who finds the places of its queue lent waits until one is given back.
     *
     * @param places how many tokens of its queue may be in hand at the same time
     * @return false if another thread has it, or none is taken any more
     */
    boolean enter(TokenRef token, int places) {
        lock.lock();
        try {
            if (!awaitPlace(token.queue(), places)) {
                return false;
            }
            if (toldWhoHas(token)) {
                return false;
            }
            add(token);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * For a thread that came by no message: it gets a place that nobody else wants.
     *
     * @return false if there is none; {@link #giveBack} ends it otherwise
     */
    boolean borrow(TokenRef token, int places) {
        lock.lock();
        try {
            var free = !closed
                    && count(queues, token.queue()) < places
                    && count(waiting, token.queue()) == 0
                    && !tokens.containsKey(token.tokenId());
            if (free) {
                lent.merge(token.queue(), 1, Integer::sum);
                add(token);
            }
            return free;
        } finally {
            lock.unlock();
        }
    }

    /**
     * For a thread that has a token and takes another one besides, to go on with when it is done: that has a place of its own only
     * from {@link #goOn} on.
     *
     * @return false if another thread has it, or none is taken any more; {@link #leaveBeside} ends it otherwise, or goOn
     */
    boolean accompany(TokenRef token) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (toldWhoHas(token)) {
                return false;
            }
            tokens.put(token.tokenId(), Optional.empty());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The thread has left its token, and goes on with the one that it has taken besides. {@link #leave} ends it. */
    void goOn(TokenRef token) {
        lock.lock();
        try {
            count(token.queue());
        } finally {
            lock.unlock();
        }
    }

    /** @return what another thread was told of the token meanwhile */
    Optional<TokenRef> leaveBeside(TokenRef token) {
        lock.lock();
        try {
            left.signalAll();
            return tokens.remove(token.tokenId());
        } finally {
            lock.unlock();
        }
    }

    /** @return what another thread was told of the token meanwhile */
    Optional<TokenRef> giveBack(TokenRef token) {
        lock.lock();
        try {
            lent.merge(token.queue(), -1, Integer::sum);
            return leave(token);
        } finally {
            lock.unlock();
        }
    }

    /** An old message that comes again, or late, does not drive out what the thread was told by a newer one. */
    private boolean toldWhoHas(TokenRef token) {
        var told = tokens.get(token.tokenId());
        if (told == null) {
            return false;
        }
        if (told.isEmpty() || told.get().version() <= token.version()) {
            tokens.put(token.tokenId(), Optional.of(token));
        }
        return true;
    }

    private void add(TokenRef token) {
        tokens.put(token.tokenId(), Optional.empty());
        count(token.queue());
    }

    private void count(String queue) {
        var busy = queues.merge(queue, 1, Integer::sum);
        peaks.merge(queue, busy, Math::max);
    }

    private boolean awaitPlace(String queue, int places) {
        waiting.merge(queue, 1, Integer::sum);
        try {
            while (!closed && count(lent, queue) > 0 && count(queues, queue) >= places) {
                left.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            waiting.merge(queue, -1, Integer::sum);
        }
    }

    private static int count(Map<String, Integer> counts, String queue) {
        return counts.getOrDefault(queue, 0);
    }

    /** @return what another thread was told of the token meanwhile */
    Optional<TokenRef> leave(TokenRef token) {
        lock.lock();
        try {
            var toldMeanwhile = tokens.remove(token.tokenId());
            queues.merge(token.queue(), -1, Integer::sum);
            left.signalAll();
            return toldMeanwhile;
        } finally {
            lock.unlock();
        }
    }

    /** How many there are of each queue, of which there ever were any. */
    Map<String, Integer> byQueue() {
        lock.lock();
        try {
            return Map.copyOf(queues);
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

    boolean hasPlace(String queue, int places) {
        lock.lock();
        try {
            return count(queues, queue) < places;
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
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether none is left */
    boolean awaitEmpty(Duration longest) {
        lock.lock();
        try {
            var rest = longest.toNanos();
            while (!tokens.isEmpty() && rest > 0) {
                rest = left.awaitNanos(rest);
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
