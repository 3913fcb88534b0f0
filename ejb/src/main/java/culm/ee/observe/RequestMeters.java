package culm.ee.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How requests by HTTP were answered, and how fast. */
@ApplicationScoped
public class RequestMeters {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Duration[] ANSWERS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private record Kind(String method, int status) {}

    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    private Meters meters;

    /** @param method whatever a client has sent: those that nobody knows count as one */
    public void answered(String method, int status, Duration took) {
        var kind = new Kind(METHODS.contains(method) ? method : "OTHER", status);
        timers.computeIfAbsent(kind, first -> timer(first, meters.registry())).record(took);
    }

    private static Timer timer(Kind kind, MeterRegistry registry) {
        return Timer.builder("culm.http.requests")
                .description("How long requests took to be answered")
                .tag("method", kind.method())
                .tag("status", Integer.toString(kind.status()))
                .serviceLevelObjectives(ANSWERS)
                .register(registry);
    }
}
