package culm.port;

/** The switch that stops the whole engine: calls are refused and nothing new starts, on every server. */
public interface Freeze {

    /** Asked before every node: the answer may be a moment old. */
    boolean frozen();

    /** Takes effect with the transaction; here after {@link #refresh}. */
    void set(boolean frozen);

    /** Looks at what is true by now, outside of any transaction that has set it. */
    default void refresh() {}
}
