package culm.ee.access;

import culm.port.AuditEntry;
import java.time.Instant;
import java.util.Map;

/**
 * A changing call as the log tells of it.
 *
 * @param door rest, ejb, remote or system
 * @param code how it ended
 * @param changes what it brought; of a refused call the names only
 */
public record AuditView(
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
        Map<String, Object> changes) {

    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.door(),
                entry.address(),
                entry.traceId(),
                entry.action(),
                entry.project(),
                entry.runId(),
                entry.target(),
                entry.reason(),
                entry.code(),
                entry.before(),
                entry.after(),
                entry.changes());
    }
}
