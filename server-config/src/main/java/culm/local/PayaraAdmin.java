package culm.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The door of a Payara Server that asadmin talks to. */
final class PayaraAdmin {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private PayaraAdmin() {}

    static void awaitReady(int port, Child server) throws InterruptedException {
        var deadline = Instant.now().plus(LIMIT);
        while (!isReady(port)) {
            if (server.hasEnded(BETWEEN_LOOKS)) {
                throw new Trouble("Payara stopped while it was made ready.");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("Payara is up but takes no commands.");
            }
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/__asadmin/version".formatted(port)))
                .timeout(Duration.ofSeconds(10))
                .header("X-Requested-By", "cli")
                .build();
        try {
            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }
}
