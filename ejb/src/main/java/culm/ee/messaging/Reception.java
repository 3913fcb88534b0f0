package culm.ee.messaging;

import java.util.Map;

/**
 * Which queues this server receives from by itself.
 *
 * @param consumers how many tokens of each queue are moved at the same time
 */
public record Reception(Map<String, Integer> consumers) {}
