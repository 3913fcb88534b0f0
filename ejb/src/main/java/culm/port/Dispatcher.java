package culm.port;

import java.time.Instant;

/** Has some server of the cluster move a token. A hint: it may come twice, late, or never. */
public interface Dispatcher {

    void advance(TokenRef token);

    /** The token waits until then: a server that can will move it on time. */
    void wakeAt(TokenRef token, Instant due);
}
