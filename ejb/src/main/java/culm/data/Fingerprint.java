package culm.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells values apart without keeping them. Two are the same if they are the same JSON, whatever the order of members. Nobody finds out
 * by trying what a fingerprint was made of without the key that it was made with.
 */
public final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private Fingerprint(Mac mac) {
        this.mac = mac;
    }

    /** 64 characters. */
    public static String of(String key, List<?> values) {
        return HexFormat.of().formatHex(bytes(key, values));
    }

    /** 32 bytes. */
    public static byte[] bytes(String key, List<?> values) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var print = new Fingerprint(mac);
            values.forEach(value -> print.add(plain(value)));
            return mac.doFinal();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What is no JSON will be refused, and by its text it is told apart well enough. */
    private static Object plain(Object value) {
        try {
            return JsonValue.copyOf(value);
        } catch (IllegalArgumentException notJson) {
            return String.valueOf(value);
        }
    }

    /** Each with its kind and its length in front: no two values run together to a third. */
    private void add(Object value) {
        if (value instanceof Map<?, ?> members) {
            begin('{', members.size());
            new TreeMap<>(members).forEach((name, member) -> {
                add(name);
                add(member);
            });
        } else if (value instanceof List<?> items) {
            begin('[', items.size());
            items.forEach(this::add);
        } else {
            var text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            begin(value instanceof String ? '"' : '=', text.length);
            mac.update(text);
        }
    }

    private void begin(char kind, int length) {
        mac.update(ByteBuffer.allocate(6).putChar(kind).putInt(length).flip());
    }
}
