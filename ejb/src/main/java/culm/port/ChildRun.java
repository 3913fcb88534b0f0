package culm.port;

/**
 * A run that a node of another run has started, from its start to its end.
 *
 * @param parentNode the node that started it
 * @param parentVersion the attempt of that node
 * @param waits whether that attempt waits for its end
 * @param depth how many runs stand above it, from 1
 */
public record ChildRun(String runId, String parentNode, String parentVersion, boolean waits, int depth) {}
