package culm.local;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** One run of the sample, watched until it ends. */
final class SampleFlow {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final CulmApi api;
    private final LocalServer server;
    private final ProgressView view;

    SampleFlow(CulmApi api, LocalServer server, ProgressView view) {
        this.api = api;
        this.server = server;
        this.view = view;
    }

    /** Returns the outputs of the run. */
    JsonObject run(String body) throws InterruptedException {
        var id = api.run(body);
        var deadline = Instant.now().plus(LIMIT);
        while (!hasFinished(api.state(id))) {
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("The sample flow has not finished after %d s.".formatted(LIMIT.toSeconds()));
            }
            server.pass(BETWEEN_LOOKS);
        }
        return api.outputs(id);
    }

    private boolean hasFinished(JsonObject run) {
        view.show(NodeRow.under(run));
        return switch (run.getString("state")) {
            case "FINISHED" -> true;
            case "FAILED", "REVOKED" -> throw new Trouble("The sample flow ended " + run.getString("state") + ".");
            default -> false;
        };
    }
}
