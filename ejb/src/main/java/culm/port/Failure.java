package culm.port;

import java.time.Instant;

/**
 * A token stands on a node that has failed.
 *
 * @param group equal for failures of one kind
 */
public record Failure(String nodeId, String runId, String group, Instant at) {}
