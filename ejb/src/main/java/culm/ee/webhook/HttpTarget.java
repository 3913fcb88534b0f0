package culm.ee.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests by the client of the JDK. It follows nobody elsewhere, and of answers nothing counts but the status. */
final class HttpTarget implements Target {

    private final Addresses addresses;
    private final Duration timeout;
    private final HttpClient client;

    HttpTarget(Addresses addresses, Duration timeout) {
        this.addresses = addresses;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The name is resolved and then connected to at once: in between the JDK remembers what it has found. */
    @Override
    public Reply post(String url, Map<String, String> headers, byte[] body) {
        var began = System.nanoTime();
        var uri = URI.create(url);
        var refusal = addresses.refusal(uri.getHost());
        if (refusal.isPresent()) {
            return Reply.none(refusal.get(), since(began));
        }
        var request = HttpRequest.newBuilder(uri).timeout(timeout).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build(), began);
    }

    private Reply send(HttpRequest request, long began) {
        var answer = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            var response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            response.body().close();
            var status = response.statusCode();
            return new Reply(status, status / 100 == 2 ? null : "the answer was " + status, since(began));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return Reply.none(noAnswer(), since(began));
        } catch (ExecutionException failed) {
            return Reply.none(reason(failed.getCause()), since(began));
        } catch (IOException | CancellationException failed) {
            return Reply.none(reason(failed), since(began));
        } catch (InterruptedException told) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.none("this server was stopped", since(began));
        }
    }

    private String noAnswer() {
        return "no answer within %d seconds".formatted(timeout.toSeconds());
    }

    private String reason(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return noAnswer();
        }
        var said = failure.getMessage();
        return failure.getClass().getSimpleName() + (said == null ? "" : ": " + said);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
