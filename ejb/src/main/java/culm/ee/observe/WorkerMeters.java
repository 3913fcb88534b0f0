package culm.ee.observe;

import culm.port.WorkerKind;
import culm.port.WorkerTasks.Load;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shows what workers have before them, for each component that they serve. */
final class WorkerMeters {

    private static final double MILLIS = 1_000;

    private final MultiGauge waiting;
    private final MultiGauge handedOut;
    private final MultiGauge ages;

    WorkerMeters(MeterRegistry registry) {
        waiting = MultiGauge.builder("culm.worker.tasks.waiting")
                .description("Tasks that wait for a worker")
                .register(registry);
        handedOut = MultiGauge.builder("culm.worker.tasks.handed.out")
                .description("Tasks that workers have")
                .register(registry);
        ages = MultiGauge.builder("culm.worker.tasks.oldest")
                .description("How long the first of those that wait has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    void show(List<Load> loads) {
        show(waiting, loads, Load::waiting);
        show(handedOut, loads, Load::handedOut);
        show(ages, loads, WorkerMeters::age);
    }

    private static double age(Load load) {
        return load.oldest() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(load.oldest(), Clock.systemUTC().instant())
                                        .toMillis()
                                / MILLIS);
    }

    private static void show(MultiGauge gauge, List<Load> loads, ToDoubleFunction<Load> figure) {
        gauge.register(
                loads.stream()
                        .map(load -> Row.of(tags(load.kind()), figure.applyAsDouble(load)))
                        .toList(),
                true);
    }

    private static Tags tags(WorkerKind kind) {
        return Tags.of("code", kind.code(), "version", kind.version());
    }
}
