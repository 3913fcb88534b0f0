package culm.memory;

import culm.port.Dispatcher;
import culm.port.TokenRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** One queue for all: the highest priority first, within one priority in the order of arrival. */
final class MemoryDispatcher implements Dispatcher {

    private record Message(TokenRef token, long order) {}

    private final PriorityQueue<Message> messages = new PriorityQueue<>(
            Comparator.comparingInt((Message message) -> -message.token().priority())
                    .thenComparingLong(Message::order));
    private long sent;

    @Override
    public synchronized void advance(TokenRef token) {
        messages.add(new Message(token, sent++));
    }

    @Override
    public void wakeAt(TokenRef token, Instant due) {
        // whoever moves the clock looks for what is due
    }

    synchronized Optional<TokenRef> take() {
        return Optional.ofNullable(messages.poll()).map(Message::token);
    }
}
