package culm.port;

import java.util.Collection;
import java.util.List;

/** Callbacks that were received. */
public interface Callbacks {

    /** @return false, and nothing is added, if the node has had one with this id */
    boolean add(Callback callback);

    /** Whether the node has had a callback with this id. */
    boolean has(String nodeId, String callbackId);

    /** What is to be handed to an attempt, in order. */
    List<Callback> pending(String nodeId, String version);

    void applied(Collection<Callback> callbacks);
}
