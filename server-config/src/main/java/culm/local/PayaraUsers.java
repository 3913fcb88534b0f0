package culm.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The users Payara knows by itself: remote EJB calls are authenticated by the server, before our application. */
final class PayaraUsers {

    private static final int SALT_BYTES = 8;
    private static final int ROUNDS = 100;

    private PayaraUsers() {}

    /** Users with one group each, as {@code asadmin create-file-user} writes them, but without a running server. */
    static void write(Path file, List<RemoteUser> users) throws IOException {
        var lines = new StringBuilder();
        for (var user : users) {
            var salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            lines.append("%s;%s;%s%n".formatted(user.name(), hash(user.password(), salt), user.role()));
        }
        OwnerFile.write(file, lines.toString());
    }

    static String hash(String password, byte[] salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256"); // what the realm's file is made of
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            var hash = digest.digest(salt);
            for (int i = 1; i < ROUNDS; i++) {
                hash = digest.digest(hash);
            }
            var both = Arrays.copyOf(hash, hash.length + salt.length);
            System.arraycopy(salt, 0, both, hash.length, salt.length);
            return "{SSHA256}" + Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
