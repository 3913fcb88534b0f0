package culm.expr;

/** A condition that cannot be read, or cannot be decided because a name is unknown or values do not compare. */
public final class ConditionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConditionFailed(String message) {
        super(message);
    }
}
