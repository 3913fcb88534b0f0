package culm.expr;

/**
 * A variable that is known but cannot be computed (it refers to itself, or its code threw). Fails the node that reads
 * it.
 */
public final class RenderFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RenderFailed(String message) {
        super(message);
    }

    public RenderFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
