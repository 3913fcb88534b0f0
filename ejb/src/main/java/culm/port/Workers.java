package culm.port;

import java.util.Set;

/** The queues, and who works on them. */
public interface Workers {

    /** Whether a queue of this name is declared; "" is the default queue and always is. */
    boolean declared(String queue);

    /** The servers whose lease is not over, as they sign the tokens that they work on. */
    Set<String> liveServers();

    /** Whether a live server consumes the queue. */
    boolean serving(String queue);
}
