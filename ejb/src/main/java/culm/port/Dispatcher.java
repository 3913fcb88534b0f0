package culm.port;

import java.time.Instant;
import java.util.Collection;

/** Has some server of the cluster move a token. A hint: it may come twice, late, or never. */
public interface Dispatcher {

    void advance(TokenRef token);

    /** Each of them, in this order; that may be cheaper than one by one. */
    default void advance(Collection<TokenRef> tokens) {
        tokens.forEach(this::advance);
    }

    /** Whether this server has threads of its own for {@link #moveHere} of a queue's tokens. */
    default boolean movesHere(String queue) {
        return false;
    }

    /**
     * Runs what moves a token that this server has taken already, soon and on another thread.
     *
     * @return false if the server stops; it is not run then
     */
    default boolean moveHere(Runnable moving) {
        throw new UnsupportedOperationException("messages only");
    }

    /** The token waits until then: a server that can will move it on time. */
    void wakeAt(TokenRef token, Instant due);
}
