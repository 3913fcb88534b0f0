package culm.ee.messaging;

import culm.port.TokenRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives the messages of one queue. A message is taken only when somebody is free to work on it: until then it waits in the
 * broker, where one of a higher priority overtakes it.
 */
final class Receiver implements Runnable {

    private static final System.Logger LOG = System.getLogger(Receiver.class.getName());

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final String queue;
    private final Supplier<Subscription> broker;
    private final Consumer<TokenRef> work;
    private final Executor workers;
    private final Semaphore free;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration pause = PAUSE;
    private boolean away;

    /**
     * @param broker is asked again when the connection was lost
     * @param consumers how many messages are worked on at the same time
     */
    Receiver(String queue, Supplier<Subscription> broker, Consumer<TokenRef> work, Executor workers, int consumers) {
        this.queue = queue;
        this.broker = broker;
        this.work = work;
        this.workers = workers;
        this.free = new Semaphore(consumers);
    }

    /** Takes no further message. What is being worked on goes on. */
    void stop() {
        stopped.countDown();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public void run() {
        try {
            while (!isStopped()) {
                receiveUntilTrouble();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveUntilTrouble() throws InterruptedException {
        try (var subscription = broker.get()) {
            tellOfReturn();
            while (!isStopped()) {
                receive(subscription);
            }
        } catch (RuntimeException trouble) {
            tellOfAbsence(trouble);
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private void receive(Subscription subscription) throws InterruptedException {
        if (!free.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        var handedOn = false;
        try {
            var token = subscription.receive(LOOK);
            if (token.isPresent()) {
                workers.execute(() -> workOn(token.get()));
                handedOn = true;
            }
        } finally {
            if (!handedOn) {
                free.release();
            }
        }
    }

    private void workOn(TokenRef token) {
        try {
            work.accept(token);
        } catch (RuntimeException trouble) {
            LOG.log(
                    Level.WARNING,
                    "the message for token {0} of queue {1} was in vain; the sweeper will send another: {2}",
                    token.tokenId(),
                    queue,
                    trouble);
            restAWhile();
        } finally {
            free.release();
        }
    }

    /** Without its database a server would empty the queue in no time, and in vain. */
    private void restAWhile() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellOfAbsence(RuntimeException trouble) {
        if (!away && !isStopped()) {
            LOG.log(Level.WARNING, "no messages of queue {0} until the broker is back: {1}", queue, trouble);
        }
        away = true;
    }

    private void tellOfReturn() {
        if (away) {
            LOG.log(Level.INFO, "messages of queue {0} come again", queue);
        }
        away = false;
        pause = PAUSE;
    }
}
