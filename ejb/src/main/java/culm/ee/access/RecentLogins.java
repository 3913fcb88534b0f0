package culm.ee.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The credentials that were found right a short time ago: a client that polls sends them with every request, and the check
 * of a stored password is slow on purpose. Keeps salted hashes of them, in memory only.
 */
final class RecentLogins {

    private static final int SALT_BYTES = 16;
    private static final int MOST = 1_000;

    private final byte[] salt = new byte[SALT_BYTES];
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Duration remembered;

    RecentLogins(InstantSource clock, Duration remembered) {
        this.clock = clock;
        this.remembered = remembered;
        new SecureRandom().nextBytes(salt);
    }

    synchronized boolean has(String user, String password) {
        var end = ends.get(key(user, password));
        return end != null && clock.instant().isBefore(end);
    }

    synchronized void remember(String user, String password) {
        var now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        if (ends.size() < MOST) {
            ends.put(key(user, password), now.plus(remembered));
        }
    }

    private String key(String user, String password) {
        var digest = sha256();
        digest.update(salt);
        digest.update(user.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
