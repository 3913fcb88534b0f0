package culm.port;

import java.time.Instant;

/**
 * Which entries to list, latest first. What is null does not matter.
 *
 * @param runId a run, by calls that changed it
 * @param target a run, a node or a user by its id, refused calls included
 * @param from not before
 * @param to before
 * @param before only entries with a lesser id
 */
public record AuditQuery(
        String actor,
        String runId,
        String target,
        String action,
        String code,
        Instant from,
        Instant to,
        String before,
        int limit) {}
