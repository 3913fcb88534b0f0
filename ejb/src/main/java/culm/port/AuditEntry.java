package culm.port;

import java.time.Instant;
import java.util.Map;

/**
 * What is kept of a changing call; {@link Call} says what the first of these mean.
 *
 * @param id later ones sort after earlier ones
 * @param project of the run, or null
 * @param runId the run that was changed, or null
 * @param code how it ended
 * @param before the state of the target, or null
 * @param after its state when the call had been carried out, or null
 * @param changes what the call brought, without what is secret
 */
public record AuditEntry(
        String id,
        Instant at,
        String actor,
        String door,
        String address,
        String traceId,
        String action,
        String project,
        String runId,
        String target,
        String reason,
        String code,
        String before,
        String after,
        Map<String, Object> changes) {}
