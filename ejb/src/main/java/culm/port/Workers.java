package culm.port;

import java.time.Instant;
import java.util.Map;

/** The queues, and who works on them. */
public interface Workers {

    /** Whether a queue of this name is declared; "" is the default queue and always is. */
    boolean declared(String queue);

    /**
     * Until when the lease of each server holds whose tokens must be left alone. Servers are named as they sign the tokens
     * that they work on.
     */
    Map<String, Instant> leases();

    /** Whether a live server consumes the queue. */
    boolean serving(String queue);
}
