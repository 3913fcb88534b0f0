package culm.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user.
 *
 * @param passwordHash {@link #NO_PASSWORD} if there is none to log in with
 * @param grants the role in each project, or in {@link #EVERY_PROJECT}
 */
public record Account(
        String name,
        Origin origin,
        String passwordHash,
        boolean disabled,
        Instant createdAt,
        Map<String, Role> grants) {

    public static final String EVERY_PROJECT = "*";
    public static final String NO_PASSWORD = "-";

    /** Who vouches for a user. */
    public enum Origin {
        /** This database, by a password. */
        LOCAL,
        /** The OpenID provider. */
        OIDC
    }

    public Account {
        grants = Map.copyOf(grants);
    }

    public Account withPassword(String hash) {
        return new Account(name, origin, hash, disabled, createdAt, grants);
    }

    public Account withDisabled(boolean now) {
        return new Account(name, origin, passwordHash, now, createdAt, grants);
    }

    public Account withGrants(Map<String, Role> now) {
        return new Account(name, origin, passwordHash, disabled, createdAt, now);
    }

    /** What is granted for a project, by name or for all. */
    public Optional<Role> in(String project) {
        return Stream.of(project, EVERY_PROJECT)
                .flatMap(granted -> Optional.ofNullable(grants.get(granted)).stream())
                .reduce((one, other) -> one.covers(other) ? one : other);
    }

    /** The most that is granted anywhere. */
    public Optional<Role> most() {
        return grants.values().stream().reduce((one, other) -> one.covers(other) ? one : other);
    }

    public boolean administrates() {
        return !disabled && grants.get(EVERY_PROJECT) == Role.ADMIN;
    }
}
