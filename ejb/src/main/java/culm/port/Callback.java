package culm.port;

import java.time.Instant;

/**
 * Data that was sent to a node and not yet handed to its component.
 *
 * @param id given by the caller, or made; unique for the node
 * @param version the attempt it is meant for
 * @param calledBy who sent it, or null
 */
public record Callback(String id, String nodeId, String version, Object data, Instant receivedAt, String calledBy) {}
