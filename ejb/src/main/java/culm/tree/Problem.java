package culm.tree;

/**
 * One thing that is wrong with a tree.
 *
 * @param code one of a closed list, see {@link ProblemCode}
 * @param nodeId the node concerned, or null if none is
 * @param pointer where in the document, as a JSON pointer (RFC 6901); "" is the whole document
 * @param message for people
 */
public record Problem(ProblemCode code, String nodeId, String pointer, String message) {}
