package culm.web.rest;

import culm.ee.json.JsonText;
import java.nio.charset.StandardCharsets;

/** JSON as it goes over the wire. */
final class Json {

    private Json() {}

    /** Bytes, since servers differ in the charset that they give to text. */
    static String text(Object value) {
        return JsonText.write(value);
    }

    static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }
}
