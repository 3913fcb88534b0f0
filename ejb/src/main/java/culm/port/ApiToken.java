package culm.port;

import java.time.Instant;

/**
 * A text by which a program comes in as a user.
 *
 * @param hash of the text, which nobody keeps
 * @param most no more than this may be done with it; null: what the user may
 * @param revokedAt null: it holds until it expires
 */
public record ApiToken(
        String id,
        String user,
        String name,
        String hash,
        Role most,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt) {

    public boolean holds(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public ApiToken revoked(Instant now) {
        return new ApiToken(id, user, name, hash, most, createdAt, expiresAt, now);
    }
}
