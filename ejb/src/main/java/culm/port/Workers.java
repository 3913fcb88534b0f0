package culm.port;

/** The queues, and who works on them. */
public interface Workers {

    /** Whether a queue of this name is declared; "" is the default queue and always is. */
    boolean declared(String queue);

    /** Whether a live server consumes the queue. */
    boolean serving(String queue);
}
