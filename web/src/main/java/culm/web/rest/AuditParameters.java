package culm.web.rest;

import culm.ee.access.AuditSearch;
import jakarta.ws.rs.QueryParam;

/** What the audit log is asked for. */
public class AuditParameters {

    @QueryParam("actor")
    private String actor;

    @QueryParam("target")
    private String target;

    @QueryParam("action")
    private String action;

    @QueryParam("code")
    private String code;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("cursor")
    private String cursor;

    @QueryParam("limit")
    private String limit;

    AuditSearch search() {
        return new AuditSearch(
                Parameter.some("actor", actor),
                Parameter.some("target", target),
                Parameter.some("action", action),
                Parameter.some("code", code),
                Parameter.time("from", from),
                Parameter.time("to", to),
                Parameter.some("cursor", cursor),
                Parameter.integer("limit", limit, AuditSearch.DEFAULT_LIMIT));
    }
}
