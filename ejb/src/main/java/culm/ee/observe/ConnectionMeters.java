package culm.ee.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How the engine uses the pool of database connections. */
public final class ConnectionMeters {

    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final AtomicInteger inUse = new AtomicInteger();
    private final Timer waits;
    private final Counter refused;

    public ConnectionMeters(MeterRegistry registry) {
        Gauge.builder("culm.connections.in.use", inUse, AtomicInteger::get)
                .description("Database connections that the engine has taken from the pool")
                .register(registry);
        waits = Timer.builder("culm.connections.wait")
                .description("How long the engine waited for a database connection")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        refused = Counter.builder("culm.connections.refused")
                .description("How often the pool had no database connection to give")
                .register(registry);
    }

    public void taken(Duration waited) {
        inUse.incrementAndGet();
        waits.record(waited);
    }

    public void refused() {
        refused.increment();
    }

    public void givenBack() {
        inUse.decrementAndGet();
    }
}
