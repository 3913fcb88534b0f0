package culm.port;

import java.time.Instant;

/**
 * What waits in one queue.
 *
 * @param tokens how many
 * @param since from when on the first of them has waited
 */
public record Backlog(String queue, int tokens, Instant since) {}
