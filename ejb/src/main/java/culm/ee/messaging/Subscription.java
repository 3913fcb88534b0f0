package culm.ee.messaging;

import culm.port.TokenRef;
import java.time.Duration;
import java.util.Optional;

/** Listens to one queue, as long as the connection lasts. */
interface Subscription extends AutoCloseable {

    /** Empty if no message comes for so long. Throws when the connection is broken. */
    Optional<TokenRef> receive(Duration longest);

    @Override
    void close();
}
