package culm.ee.access;

import culm.api.Code;
import culm.api.CulmException;
import culm.port.AuditLog;
import culm.port.AuditQuery;
import java.util.regex.Pattern;

/** Looks up what was done. */
public final class AuditDesk {

    private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{1,64}");

    private final AuditLog audit;

    public AuditDesk(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * @param runId only calls on this run and its nodes; null: all
     * @throws CulmException INVALID_ARGUMENT
     */
    public AuditPage list(String runId, AuditSearch search) {
        if (search.limit() < 1 || search.limit() > AuditSearch.MAX_LIMIT) {
            throw invalid("limit must be between 1 and %d; it is %d".formatted(AuditSearch.MAX_LIMIT, search.limit()));
        }
        if (search.cursor() != null && !CURSOR.matcher(search.cursor()).matches()) {
            throw invalid("cursor is not one of ours");
        }
        var found = audit.list(new AuditQuery(
                search.actor(),
                runId,
                search.target(),
                search.action(),
                search.code(),
                search.from(),
                search.to(),
                search.cursor(),
                search.limit() + 1));
        var page = found.subList(0, Math.min(found.size(), search.limit()));
        var next = found.size() > page.size() ? page.get(page.size() - 1).id() : null;
        return new AuditPage(page.stream().map(AuditView::of).toList(), next);
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
