package culm.ee.access;

import culm.port.ApiToken;
import java.time.Instant;

/**
 * An API token, without what makes it one.
 *
 * @param role no more than this may be done with it; null: what the user may
 * @param state {@code valid}, {@code expired} or {@code revoked}
 */
public record TokenView(
        String id, String user, String name, String role, String state, Instant createdAt, Instant expiresAt) {

    static TokenView of(ApiToken token, Instant now) {
        var ended = token.revokedAt() == null ? "expired" : "revoked";
        return new TokenView(
                token.id(),
                token.user(),
                token.name(),
                UserView.text(token.most()),
                token.holds(now) ? "valid" : ended,
                token.createdAt(),
                token.expiresAt());
    }
}
