package culm.ee.worker;

import culm.port.WorkerComponent;
import culm.port.WorkerTasks.Load;
import java.time.Instant;

/**
 * A component that workers serve.
 *
 * @param waiting how many of its tasks wait for a worker
 * @param handedOut how many are with one
 * @param waitingSince since when the first of them waits, or null
 */
public record ServedView(
        String code,
        String version,
        String name,
        String group,
        boolean idempotent,
        int maxAttempts,
        String registeredBy,
        Instant registeredAt,
        int waiting,
        int handedOut,
        Instant waitingSince) {

    static ServedView of(WorkerComponent component, Load load) {
        return new ServedView(
                component.kind().code(),
                component.kind().version(),
                component.name(),
                component.group(),
                component.idempotent(),
                component.attempts(),
                component.registeredBy(),
                component.registeredAt(),
                load.waiting(),
                load.handedOut(),
                load.oldest());
    }
}
