package culm.ee.persistence;

import java.time.Instant;
import java.util.List;

/**
 * What a server last said of itself.
 *
 * @param incarnation differs from one start of the server to the next
 * @param queues the queues it consumes; "" is the default queue
 */
public record ServerLease(String name, String incarnation, Instant heartbeat, List<String> queues) {}
