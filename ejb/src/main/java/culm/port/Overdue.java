package culm.port;

import java.time.Instant;

/**
 * A token that could have moved before now.
 *
 * @param since from when on it could have
 */
public record Overdue(TokenRef token, Instant since) {}
