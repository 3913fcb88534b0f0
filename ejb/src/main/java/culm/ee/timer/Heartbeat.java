package culm.ee.timer;

/** The sign of life of this server. */
public interface Heartbeat {

    void beat();
}
