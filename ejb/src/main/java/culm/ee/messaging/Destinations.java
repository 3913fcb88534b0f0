package culm.ee.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The broker's queues. That of the default queue comes with the application; the others are made by the broker when they are
 * first used.
 */
@ApplicationScoped
public class Destinations {

    private final Map<String, Queue> named = new ConcurrentHashMap<>();

    @Resource(lookup = AdvanceConsumer.QUEUE)
    private Queue standard;

    /** @param name as runs choose it */
    Queue of(String name, JMSContext context) {
        if (name.isEmpty()) {
            return standard;
        }
        return named.computeIfAbsent(name, unknown -> context.createQueue(AdvanceConsumer.DESTINATION + "." + name));
    }
}
