package culm.port;

import java.time.Instant;

/**
 * Until when a server counts as alive without another sign of life. The times are by the clock of the store.
 *
 * @param since when this incarnation of the server came in
 */
public record Lease(Server server, Instant since, Instant until) {

    public boolean over(Instant now) {
        return !until.isAfter(now);
    }
}
