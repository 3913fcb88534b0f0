package culm.port;

/** The switch that stops the whole engine: calls are refused and nothing new starts, on every server. */
public interface Freeze {

    /** Asked before every node: the answer may be a moment old. */
    boolean frozen();

    void set(boolean frozen);
}
