package culm.ee.webhook;

import culm.ee.http.Deadline;
import culm.ee.http.Outbound;
import culm.ee.http.Request;
import culm.ee.http.RequestFailed;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Requests over HTTP. Nobody is followed elsewhere, and of answers nothing counts but the status. */
final class HttpTarget implements Target {

    private final Outbound outbound;
    private final Duration timeout;

    HttpTarget(Outbound outbound, Duration timeout) {
        this.outbound = outbound;
        this.timeout = timeout;
    }

    @Override
    public Reply post(String url, Map<String, String> headers, byte[] body) {
        var began = System.nanoTime();
        try {
            var request = new Request("POST", URI.create(url), headers, body);
            var status = outbound.send(request, Deadline.after(timeout), 0, end -> {})
                    .status();
            return new Reply(status, status / 100 == 2 ? null : "the answer was " + status, since(began));
        } catch (RequestFailed failed) {
            return Reply.none(failed.getMessage(), since(began));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
