package culm.ee.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether this server takes messages. A message-driven bean cannot be told to take none: while the intake is shut, each of
 * its threads keeps the message that it has, and so takes no other away from the servers that work.
 */
@ApplicationScoped
public class Intake {

    private enum State {
        OPEN,
        SHUT,
        ENDED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = State.OPEN;
    private volatile Runnable whenShut = () -> {};

    /** Waits while it is shut. Returns whether the message is to be worked on. */
    public boolean awaitOpen() {
        return state == State.OPEN || awaitChange();
    }

    private boolean awaitChange() {
        lock.lock();
        try {
            while (state == State.SHUT) {
                changed.await();
            }
            return state == State.OPEN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Is told when the intake shuts: it can take no messages, and need not wait with one. */
    void whenShut(Runnable listener) {
        whenShut = listener;
    }

    public void shut() {
        become(State.SHUT);
        whenShut.run();
    }

    /** Lets go of everybody who waits; the server stops. */
    public void end() {
        become(State.ENDED);
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
