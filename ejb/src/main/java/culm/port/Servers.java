package culm.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The servers, each with a lease that it renews. Time is told by the store, so that it is the same for servers whose own
 * clocks differ.
 */
public interface Servers {

    /** How long a server that is lost is still listed. */
    Duration REMEMBERED = Duration.ofDays(1);

    /** What came of a renewal. */
    enum Renewal {
        /** The lease had not ended. */
        HELD,
        /** It had ended: the others have taken this server for dead. */
        LATE,
        /** Another server has come in under the same name. Nothing was renewed. */
        DISPLACED
    }

    /** The time by the clock that leases are judged with. */
    Instant now();

    /** A server comes in. If another one has its name, that one is put out. */
    void enter(Server self, Duration lease);

    /** Says that the server is alive, and how it presents itself now. */
    Renewal renew(Server self, Duration lease);

    /** A server says farewell. Nothing happens if it was displaced. */
    void leave(Server self);

    /** Of all servers that came in and did not leave, by name. */
    List<Lease> leases();
}
