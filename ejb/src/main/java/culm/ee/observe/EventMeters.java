package culm.ee.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** Counts what is told to those who watch. */
public final class EventMeters {

    private final MeterRegistry registry;
    private final AtomicLong unnumbered = new AtomicLong();
    private final AtomicLong behind = new AtomicLong();
    private final Counter numbered;
    private final Counter arrived;
    private final Counter failed;
    private final Counter stopped;

    public EventMeters(MeterRegistry registry) {
        this.registry = registry;
        this.numbered = Counter.builder("culm.events.numbered")
                .description("Events to which this server has given their number")
                .register(registry);
        this.arrived = sent("arrived");
        this.failed = sent("failed");
        this.stopped = Counter.builder("culm.webhooks.stopped")
                .description("Webhooks that this server has stopped, since they had failed for too long")
                .register(registry);
        Gauge.builder("culm.webhook.backlog", behind, AtomicLong::get)
                .description("Events after the last that the slowest active webhook has been sent")
                .register(registry);
        Gauge.builder("culm.events.unnumbered", unnumbered, AtomicLong::get)
                .description("Events that wait for their number, and that nobody can see yet")
                .register(registry);
    }

    private Counter sent(String outcome) {
        return Counter.builder("culm.webhook.requests")
                .description("Requests by which this server has sent events to webhooks")
                .tag("outcome", outcome)
                .register(registry);
    }

    public void sent(boolean hasArrived) {
        (hasArrived ? arrived : failed).increment();
    }

    public void stopped() {
        stopped.increment();
    }

    /** @param events that the slowest webhook has before it */
    public void behind(long events) {
        behind.set(events);
    }

    /** @param streams how many there are at this moment */
    public void count(IntSupplier streams) {
        Gauge.builder("culm.event.streams", streams, IntSupplier::getAsInt)
                .description("Callers that have a stream of events, or wait for an answer, on this server")
                .register(registry);
    }

    public void numbered(int events) {
        numbered.increment(events);
    }

    public void unnumbered(int events) {
        unnumbered.set(events);
    }
}
