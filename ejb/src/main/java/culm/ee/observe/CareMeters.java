package culm.ee.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is removed since it is over. */
public final class CareMeters {

    private final AtomicLong backlog = new AtomicLong();
    private final Counter removed;

    public CareMeters(MeterRegistry registry) {
        this.removed = Counter.builder("culm.retention.removed")
                .description("Runs that this server has removed, since their time was over")
                .register(registry);
        Gauge.builder("culm.retention.backlog", backlog, AtomicLong::get)
                .description(
                        "Runs whose time is over and that are still there, as the server knows that removes them; 0 on the others")
                .register(registry);
    }

    public void removed(int runs) {
        removed.increment(runs);
    }

    public void backlog(long runs) {
        backlog.set(runs);
    }
}
