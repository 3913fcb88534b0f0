package culm.api;

/**
 * One thing that is wrong with a tree.
 *
 * @param code of a closed list
 * @param nodeId the node concerned, or null
 * @param pointer where in the document: a JSON pointer (RFC 6901)
 * @param message for people
 */
public record ProblemView(String code, String nodeId, String pointer, String message) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
