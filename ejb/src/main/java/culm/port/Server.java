package culm.port;

import java.util.Map;

/**
 * A server as it presents itself to the others.
 *
 * @param incarnation differs from one start of the server to the next
 * @param draining whether it is about to stop: it takes nothing more
 * @param consumers how many tokens of each queue it moves at the same time; 0: it knows the queue and does not work on it
 */
public record Server(String name, String incarnation, boolean draining, Map<String, Integer> consumers) {

    public Server {
        consumers = Map.copyOf(consumers);
    }

    /** How it signs the tokens that it works on. */
    public String signature() {
        return name + "/" + incarnation;
    }

    /** Whether it takes tokens of the queue. */
    public boolean serves(String queue) {
        return !draining && consumers.getOrDefault(queue, 0) > 0;
    }

    public Server drained() {
        return new Server(name, incarnation, true, consumers);
    }
}
