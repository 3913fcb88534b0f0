package culm.port;

import java.time.Instant;
import java.util.List;

/**
 * All servers at one moment.
 *
 * @param now by the clock that their leases are judged with
 */
public record Roll(Instant now, List<Lease> leases) {}
