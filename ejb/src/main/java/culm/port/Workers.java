package culm.port;

import java.time.Instant;
import java.util.Map;

/** The queues, and who works on them. */
public interface Workers {

    /**
     * The queues that are declared on this server, and how many tokens of each it moves at the same time; 0: it does not work
     * on the queue. The name of the default queue is "", and it always is declared.
     */
    Map<String, Integer> queues();

    /**
     * Until when the lease of each server holds whose tokens must be left alone. Servers are named as they sign the tokens
     * that they work on.
     */
    Map<String, Instant> leases();

    /** Whether a live server consumes the queue. */
    boolean serving(String queue);

    /** The servers themselves, by name: also those that are lost, for a while. */
    Roll roll();
}
