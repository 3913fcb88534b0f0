package culm.ee.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as they are stored: {@code algorithm:iterations:salt:hash}, the form of Jakarta's Pbkdf2PasswordHash. */
final class PasswordHash {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 256;

    private PasswordHash() {}

    static String of(String password) {
        var salt = Secrets.bytes(SALT_BYTES);
        var base64 = Base64.getEncoder();
        return String.join(
                ":",
                ALGORITHM,
                String.valueOf(ITERATIONS),
                base64.encodeToString(salt),
                base64.encodeToString(derive(ALGORITHM, password, salt, ITERATIONS)));
    }

    /** @throws IllegalArgumentException if the stored text is not of this form */
    static boolean matches(String password, String stored) {
        var parts = stored.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException("a stored password has not the form algorithm:iterations:salt:hash");
        }
        var base64 = Base64.getDecoder();
        var derived = derive(parts[0], password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, base64.decode(parts[3]));
    }

    private static byte[] derive(String algorithm, String password, byte[] salt, int iterations) {
        try {
            var key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException("cannot hash passwords with " + algorithm, unknown);
        }
    }
}
