package culm.ee.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent, after Standard Webhooks 1.0: who has the secret knows that it is from here, and when it was sent. */
final class Signature {

    static final String SECRET_PREFIX = "whsec_";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private Signature() {}

    static String freshSecret() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(key);
    }

    static boolean isSecret(String text) {
        if (!text.startsWith(SECRET_PREFIX)) {
            return false;
        }
        try {
            var length = key(text).length;
            return length >= SHORTEST && length <= LONGEST;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** @param seconds since 1970 */
    static String of(String secret, String messageId, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed(messageId, seconds, body)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    }

    private static byte[] signed(String messageId, long seconds, byte[] body) {
        var text = new ByteArrayOutputStream();
        text.writeBytes("%s.%d.".formatted(messageId, seconds).getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return text.toByteArray();
    }
}
