package culm.web.rest;

import culm.ee.worker.ClaimSpec;
import culm.ee.worker.ClaimSpec.Served;
import java.time.Duration;
import java.util.Set;

/**
 * What a worker asks for.
 *
 * @param patience how long the answer may wait for a task
 */
record ClaimRequest(ClaimSpec spec, Duration patience) {

    static final int LOCK_SECONDS = 30;

    private static final int LONGEST_WAIT = 30;
    private static final Set<String> KNOWN =
            Set.of("worker_id", "components", "max_tasks", "lock_seconds", "wait_seconds");
    private static final Set<String> COMPONENT = Set.of("code", "version");

    static ClaimRequest of(Fields fields) {
        fields.only(KNOWN);
        var wait = fields.integer("wait_seconds", 0);
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw Refusal.invalid("field 'wait_seconds' must be 0 to %d; it is %d".formatted(LONGEST_WAIT, wait));
        }
        var served = fields.objects("components").stream()
                .map(component -> component.only(COMPONENT))
                .map(component -> new Served(component.text("code", null), component.text("version", null)))
                .toList();
        var spec = new ClaimSpec(
                fields.text("worker_id", null),
                served,
                fields.integer("max_tasks", 1),
                Duration.ofSeconds(fields.integer("lock_seconds", LOCK_SECONDS)));
        return new ClaimRequest(spec, Duration.ofSeconds(wait));
    }
}
