package culm.ee.component;

import culm.component.Inputs;
import culm.component.WrongInput;
import culm.ee.http.Addresses;
import culm.ee.http.Request;
import culm.ee.json.JsonText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a node asks {@code http_request} to do.
 *
 * @param codes which answers are good; empty: 200 to 299
 * @param redirects how many may be followed
 */
record HttpInputs(Request request, List<Integer> codes, Duration timeout, int redirects) {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final int USUAL_SECONDS = 30;
    private static final int MOST_REDIRECTS = 5;

    /** As a header field may be: whoever could end a line could send a second request. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    /** They say how the request is framed or where it goes, which is not for a flow to say. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "proxy-authorization",
            "proxy-connection");

    static HttpInputs read(Inputs inputs, Duration longest) {
        inputs.only(
                "url",
                "method",
                "query",
                "headers",
                "secret_headers",
                "json",
                "body",
                "content_type",
                "expected_status",
                "timeout_seconds",
                "max_redirects");
        var method = inputs.choice("method", "GET", METHODS);
        var redirects = inputs.integer("max_redirects", 0, 0, MOST_REDIRECTS);
        if (redirects > 0 && !SAFE.contains(method)) {
            throw new WrongInput("max_redirects is for GET and HEAD");
        }
        var most = (int) longest.toSeconds();
        var seconds = inputs.integer("timeout_seconds", Math.min(USUAL_SECONDS, most), 1, most);
        var body = body(inputs);
        if (body != null && SAFE.contains(method)) {
            throw new WrongInput("a %s has no body".formatted(method));
        }
        var request = new Request(method, uri(inputs), headers(inputs), body);
        return new HttpInputs(request, codes(inputs), Duration.ofSeconds(seconds), redirects);
    }

    private static URI uri(Inputs inputs) {
        var url = inputs.text("url");
        var query = new StringBuilder();
        inputs.textsByName("query").forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        var whole = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
        new Addresses(false).wrong(whole).ifPresent(wrong -> {
            throw new WrongInput(wrong);
        });
        return URI.create(whole);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> headers(Inputs inputs) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (inputs.has("json") || inputs.has("body")) {
            var usual = inputs.has("json") ? "application/json" : "text/plain; charset=utf-8";
            headers.put("Content-Type", inputs.text("content_type", usual));
        }
        headers.putAll(inputs.textsByName("headers"));
        headers.putAll(inputs.textsByName("secret_headers"));
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new WrongInput("%s is no header that can be set".formatted(name));
            }
            if (!VALUE.matcher(value).matches()) {
                throw new WrongInput("header %s has characters that none may have".formatted(name));
            }
        });
        return new LinkedHashMap<>(headers);
    }

    private static byte[] body(Inputs inputs) {
        if (inputs.has("json") && inputs.has("body")) {
            throw new WrongInput("there can be json or body, not both");
        }
        if (inputs.has("json")) {
            return JsonText.write(inputs.any("json")).getBytes(StandardCharsets.UTF_8);
        }
        return inputs.has("body") ? inputs.text("body", "").getBytes(StandardCharsets.UTF_8) : null;
    }

    private static List<Integer> codes(Inputs inputs) {
        return inputs.texts("expected_status").stream()
                .map(code -> new Inputs(Map.of("expected_status", code)).integer("expected_status", 0, 100, 599))
                .toList();
    }

    boolean expects(int status) {
        return codes.isEmpty() ? status / 100 == 2 : codes.contains(status);
    }

    String expected() {
        return codes.isEmpty()
                ? "200 to 299"
                : String.join(", ", codes.stream().map(Object::toString).toList());
    }
}
