package culm.port;

import java.util.Optional;

/**
 * A node, and what stands on it.
 *
 * @param standing empty if no token stands there
 */
public record Spot(NodeRun node, Optional<Standing> standing) {}
