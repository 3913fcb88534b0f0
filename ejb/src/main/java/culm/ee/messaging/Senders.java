package culm.ee.messaging;

import culm.port.TokenRef;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The ways to the broker. One that was used stays open for the next: to open it costs many times what a message does. */
final class Senders implements AutoCloseable {

    /** As many as usually send at the same time: what is open is taken from the server's pool. */
    private static final int MOST_IDLE = 8;

    private final Supplier<Sender> opening;
    private final Deque<Sender> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger free = new AtomicInteger(MOST_IDLE);

    Senders(Supplier<Sender> opening) {
        this.opening = opening;
    }

    /** Sends one message for each; some may go twice if the broker has been away. */
    void send(Collection<TokenRef> tokens) throws JMSException {
        var kept = idle.pollFirst();
        if (kept != null) {
            free.incrementAndGet();
            try {
                send(tokens, kept);
                return;
            } catch (JMSException | RuntimeException gone) {
                close(); // what was open may have lost its broker long ago, and the others with it
            }
        }
        send(tokens, opening.get());
    }

    private void send(Collection<TokenRef> tokens, Sender sender) throws JMSException {
        try {
            for (var token : tokens) {
                sender.send(token);
            }
        } catch (JMSException | RuntimeException broken) {
            closeQuietly(sender);
            throw broken;
        }
        keep(sender);
    }

    private void keep(Sender sender) {
        if (free.getAndDecrement() > 0) {
            idle.addFirst(sender);
        } else {
            free.incrementAndGet();
            closeQuietly(sender);
        }
    }

    @Override
    public void close() {
        for (var sender = idle.pollFirst(); sender != null; sender = idle.pollFirst()) {
            free.incrementAndGet();
            closeQuietly(sender);
        }
    }

    private static void closeQuietly(Sender sender) {
        try {
            sender.close();
        } catch (RuntimeException gone) {
            // it is closed then
        }
    }
}
