package culm.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The few REST calls of a person who runs one flow and looks at it. */
final class CulmApi {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String authorization;

    CulmApi(URI address, String user, String password) {
        this.address = address;
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    boolean isReady() throws InterruptedException {
        return isHealthy("health/ready");
    }

    boolean isLive() throws InterruptedException {
        return isHealthy("health/live");
    }

    private boolean isHealthy(String path) throws InterruptedException {
        try {
            return send(request(path).GET()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    /** Returns the id of the run. */
    String run(String body) throws InterruptedException {
        var answer = json(request("api/v1/pipelines")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        return answer.getJsonObject("extra").getString("pipeline_id");
    }

    JsonObject state(String id) throws InterruptedException {
        return json(request("api/v1/nodes/" + id + "/state").GET());
    }

    JsonObject outputs(String id) throws InterruptedException {
        return json(request("api/v1/nodes/" + id + "/outputs").GET()).getJsonObject("outputs");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", authorization);
    }

    private JsonObject json(HttpRequest.Builder request) throws InterruptedException {
        try {
            var answer = send(request);
            if (answer.statusCode() >= 300) {
                throw refused(answer);
            }
            return parsed(answer.body());
        } catch (IOException unreachable) {
            throw new Trouble("The server at %s does not answer: %s".formatted(address, unreachable), unreachable);
        }
    }

    private static Trouble refused(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var reason = type.contains("json") ? parsed(answer.body()).getString("detail", "") : "";
        return new Trouble("%s was answered %d %s".formatted(answer.uri(), answer.statusCode(), reason));
    }

    private static JsonObject parsed(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
