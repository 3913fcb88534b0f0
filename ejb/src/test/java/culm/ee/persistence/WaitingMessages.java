package culm.ee.persistence;

import culm.engine.Engine;
import culm.port.Dispatcher;
import culm.port.TokenRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Messages that wait until a test has them delivered; what is due is due at once. */
final class WaitingMessages implements Dispatcher {

    private final Deque<TokenRef> waiting = new ArrayDeque<>();

    @Override
    public void advance(TokenRef token) {
        waiting.add(token);
    }

    @Override
    public void wakeAt(TokenRef token, Instant due) {
        waiting.add(token);
    }

    /** Delivers all, those included that come of it. */
    void settle(Engine engine) {
        while (!waiting.isEmpty()) {
            engine.advance(waiting.poll());
        }
    }
}
