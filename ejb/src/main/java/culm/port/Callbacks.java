package culm.port;

import java.util.Collection;
import java.util.List;

/** Callbacks that were received. */
public interface Callbacks {

    /** @param callback whose id the node has not {@link #has had}: the transaction fails otherwise, and is worth another try */
    void add(Callback callback);

    /** Whether the node has had a callback with this id. */
    boolean has(String nodeId, String callbackId);

    /** What is to be handed to an attempt, in order. */
    List<Callback> pending(String nodeId, String version);

    void applied(Collection<Callback> callbacks);
}
