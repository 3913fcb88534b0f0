package culm.ee.persistence;

import culm.data.Fingerprint;
import culm.port.Once;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a call that may come again. An answer can have a secret in it, such as a new API token. So it can be read with the
 * caller's key alone, and of the key nothing is kept from which it could be found.
 */
final class SealedAnswer {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Once once;

    SealedAnswer(Once once) {
        this.once = once;
    }

    /** Under which it is found. */
    String id() {
        return Fingerprint.of(once.key(), List.of("id", once.actor()));
    }

    String close(String text) {
        var nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    String open(String kept) {
        var whole = Base64.getDecoder().decode(kept);
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        var sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input) {
        try {
            var key = new SecretKeySpec(Fingerprint.bytes(once.key(), List.of("answer", once.actor())), "AES");
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("an answer that was kept cannot be read", altered);
        }
    }
}
