package culm.expr;

/** What an expression may look up: names without their <code>${ }</code> wrapper. */
public interface Names {

    boolean has(String name);

    /**
     * The value behind a name that {@link #has} knows, rendered if it is a template itself.
     *
     * @throws RenderFailed if the value cannot be computed; it always reaches the caller of a template or condition
     */
    Object get(String name);
}
