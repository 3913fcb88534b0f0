package culm.ee.http;

import java.net.URI;
import java.util.Map;

/**
 * A request to send.
 *
 * @param uri absolute, with a host
 * @param body null: none
 */
public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

    /** The same to another address. */
    Request to(URI elsewhere, Map<String, String> otherHeaders) {
        return new Request(method, elsewhere, otherHeaders, body);
    }

    /** Where it goes, without what may be secret. */
    public String shown() {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s %s://%s%s%s".formatted(method, uri.getScheme(), uri.getHost(), port, uri.getRawPath());
    }
}
