package culm.port;

import java.util.Collection;
import java.util.List;

/** Callbacks that were received. */
public interface Callbacks {

    /** @param callbacks each of another node that has not {@link #has had} its id: the transaction fails otherwise, and is worth another try */
    void add(Collection<Callback> callbacks);

    default void add(Callback callback) {
        add(List.of(callback));
    }

    /** Whether the node has had a callback with this id. */
    boolean has(String nodeId, String callbackId);

    /** What is to be handed to an attempt, in order. */
    List<Callback> pending(String nodeId, String version);

    void applied(Collection<Callback> callbacks);
}
