package culm.ee.access;

import java.util.List;

/** @param nextCursor for the page after this one, or null if there is none */
public record AuditPage(List<AuditView> items, String nextCursor) {}
