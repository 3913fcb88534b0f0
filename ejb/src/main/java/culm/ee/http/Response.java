package culm.ee.http;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 * @param charset of the body
 */
public record Response(int status, Map<String, List<String>> headers, byte[] body, Charset charset) {

    /** The first value of a header, or null. */
    public String header(String name) {
        var values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    public String text() {
        return new String(body, charset);
    }
}
