package culm.port;

/**
 * A finished attempt of a node, kept as history.
 *
 * @param id grows with time: histories are read in its order
 */
public record Attempt(String id, NodeRun node) {}
