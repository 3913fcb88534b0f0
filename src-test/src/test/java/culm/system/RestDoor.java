package culm.system;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The server's REST door, as any HTTP client sees it. */
public final class RestDoor {

    /** An answer: its status, its media type, and its body as JSON values (null if it is not JSON). */
    public record Answer(int status, String contentType, Object json, HttpResponse<String> response) {

        @SuppressWarnings("unchecked")
        public Map<String, Object> object() {
            return (Map<String, Object>) json;
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final String authorization;
    private final Duration patience;
    private final String idempotencyKey;

    /** @param base the address of the web application, ending in a slash */
    public RestDoor(URI base, String user, String password) {
        this(base, user, password, Duration.ofSeconds(120));
    }

    /** @param patience how long to wait for an answer */
    public RestDoor(URI base, String user, String password, Duration patience) {
        this(base, user == null ? null : basic(user, password), patience, null);
    }

    private RestDoor(URI base, String authorization, Duration patience, String idempotencyKey) {
        this.base = base;
        this.authorization = authorization;
        this.patience = patience;
        this.idempotencyKey = idempotencyKey;
    }

    private static String basic(String user, String password) {
        var login = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** The same door with a token instead of a user. */
    RestDoor bearer(String token) {
        return new RestDoor(base, "Bearer " + token, patience, null);
    }

    /** The same door without a user. */
    public RestDoor anonymous() {
        return new RestDoor(base, null, patience, null);
    }

    /** The same door, by which every request has this key. */
    public RestDoor once(String key) {
        return new RestDoor(base, authorization, patience, key);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return postText(path, JsonText.write(body), "application/json");
    }

    /** A request with a JSON body. */
    HttpRequest.Builder json(String method, String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonText.write(body)));
    }

    public Answer postText(String path, String body, String contentType) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** Health is asked by machines that look at the status alone. */
    private static boolean isHealth(HttpResponse<String> response) {
        return response.uri().getPath().contains("/health/");
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var json = type.contains("json") ? JsonText.parse(response.body()) : null;
            var answer = new Answer(response.statusCode(), type, json, response);
            if (answer.status() >= 400 && !isHealth(response)) {
                ProblemContract.check(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
